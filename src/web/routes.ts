import type { Page } from './page.ts'
import { homePage } from './pages/home/page.ts'
import { itemPage } from './pages/item/page.ts'
import { problemsPage } from './pages/problems/page.ts'
import { reviewPage } from './pages/review/page.ts'
import { searchPage } from './pages/search/page.ts'
import { taxonomyPage } from './pages/taxonomy/page.ts'
import { termPage } from './pages/term/page.ts'

/** Every page of the site. To add one: a folder under pages/ and a line here. */
export const PAGES: readonly Page[] = [
  homePage,
  searchPage,
  reviewPage,
  itemPage,
  taxonomyPage,
  termPage,
  problemsPage,
]

/** Entries of the navigation. */
export const NAVIGATION = [
  { label: 'Search', href: '/search', section: 'search' },
  { label: 'Reviews', href: '/search?kind=review', section: 'reviews' },
  { label: 'Terms', href: '/taxonomy', section: 'taxonomy' },
  { label: 'API', href: '/api/v1/openapi.json', section: 'api' },
] as const
