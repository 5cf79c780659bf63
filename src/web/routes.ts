import type { Page } from './page.ts'
import { acciMapPage } from './pages/acci-map/page.ts'
import { accountPage } from './pages/account/page.ts'
import { briefingPages } from './pages/briefing/page.ts'
import { contributeEditPage } from './pages/contribute-edit/page.ts'
import { contributeNewPage } from './pages/contribute-new/page.ts'
import { askedBeforePage } from './pages/asked-before/page.ts'
import { codeFindingPage } from './pages/code-finding/page.ts'
import { codingPage } from './pages/coding/page.ts'
import { codingsPage } from './pages/codings/page.ts'
import { contributePage } from './pages/contribute/page.ts'
import { contributeImportPage } from './pages/contribute-import/page.ts'
import { dataPage } from './pages/data/page.ts'
import { draftPage } from './pages/draft/page.ts'
import { extractPage } from './pages/extract/page.ts'
import { extractNewPage } from './pages/extract-new/page.ts'
import { extractsPage } from './pages/extracts/page.ts'
import { historyPage } from './pages/history/page.ts'
import { homePage } from './pages/home/page.ts'
import { itemPage } from './pages/item/page.ts'
import { learnPages } from './pages/learn/page.ts'
import { methodPage } from './pages/method/page.ts'
import { methodRulesPage } from './pages/method-rules/page.ts'
import { packPage } from './pages/pack/page.ts'
import { packEditPage } from './pages/pack-edit/page.ts'
import { packNewPage } from './pages/pack-new/page.ts'
import { packsPage } from './pages/packs/page.ts'
import { problemsPage } from './pages/problems/page.ts'
import { prosePages } from './pages/prose/prose-pages.ts'
import { recurrencePage } from './pages/recurrence/page.ts'
import { recurringPage } from './pages/recurring/page.ts'
import { questionsPage } from './pages/questions/page.ts'
import { recommendationsPage } from './pages/recommendations/page.ts'
import { reviewPage } from './pages/review/page.ts'
import { reviewsPage } from './pages/reviews/page.ts'
import { savedPage } from './pages/saved/page.ts'
import { searchPage } from './pages/search/page.ts'
import { slidesPages } from './pages/slides/page.ts'
import { facilitatorPages } from './pages/facilitator/page.ts'
import { signInPage } from './pages/sign-in/page.ts'
import { similarPage } from './pages/similar/page.ts'
import { silencePage } from './pages/silence/page.ts'
import { strengthPage } from './pages/strength/page.ts'
import { taxonomyPage } from './pages/taxonomy/page.ts'
import { termPage } from './pages/term/page.ts'
import { trendsPage } from './pages/trends/page.ts'
import { withdrawPage } from './pages/withdraw/page.ts'
import { unaddressedPage } from './pages/unaddressed/page.ts'

/** Every page of the site. To add one: a folder under pages/ and a line here; a prose page is a file in content/. */
export const PAGES: readonly Page[] = [
  homePage,
  ...slidesPages,
  ...facilitatorPages,
  searchPage,
  similarPage,
  savedPage,
  reviewsPage,
  reviewPage,
  // Before the pages of items and of packs, which stand at addresses of the same form.
  ...briefingPages,
  acciMapPage,
  historyPage,
  withdrawPage,
  itemPage,
  askedBeforePage,
  recommendationsPage,
  unaddressedPage,
  questionsPage,
  extractsPage,
  extractNewPage,
  extractPage,
  packsPage,
  packNewPage,
  packPage,
  packEditPage,
  taxonomyPage,
  termPage,
  recurrencePage,
  trendsPage,
  recurringPage,
  strengthPage,
  silencePage,
  codeFindingPage,
  codingsPage,
  codingPage,
  // After every other page below `/learn`.
  ...learnPages,
  methodPage,
  methodRulesPage,
  dataPage,
  problemsPage,
  contributeNewPage,
  contributeEditPage,
  contributePage,
  contributeImportPage,
  // After every other page below `/contribute`.
  draftPage,
  signInPage,
  accountPage,
  ...prosePages(),
]

/** Entries of the navigation. */
export const NAVIGATION = [
  { label: 'Search', href: '/search', section: 'search' },
  { label: 'Reviews', href: '/reviews', section: 'reviews' },
  { label: 'Recommendations', href: '/recommendations', section: 'recommendations' },
  { label: 'Extracts', href: '/extracts', section: 'extracts' },
  { label: 'Packs', href: '/packs', section: 'packs' },
  { label: 'Terms', href: '/taxonomy', section: 'taxonomy' },
  { label: 'Method', href: '/method', section: 'method' },
  { label: 'About', href: '/about', section: 'about' },
] as const

/** Pages that are looked for in the foot. */
export const FOOT = [
  { label: 'Find what is like your text', href: '/similar' },
  { label: 'Questions for meetings', href: '/questions' },
  { label: 'Lesson of the month', href: '/learn' },
  { label: 'Code a finding', href: '/learn/code-a-finding' },
  { label: 'Saved searches', href: '/saved' },
  { label: 'Figures', href: '/trends' },
  { label: 'Lessons that come back', href: '/trends/recurring' },
  { label: 'What reviews are silent on', href: '/trends/silence' },
  { label: 'Write a review', href: '/contribute' },
  { label: 'Data and API', href: '/data' },
  { label: 'Problems with records', href: '/problems' },
  { label: 'Privacy', href: '/privacy' },
  { label: 'Accessibility', href: '/accessibility' },
] as const
