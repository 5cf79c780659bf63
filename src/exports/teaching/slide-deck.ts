import { citeAs } from '../cite-as.ts'
import type { Site } from '../column.ts'
import { BY_THE_LIBRARY, counted } from '../report/report-words.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import { wordsOf } from '../../corpus/wording/reading-grade.ts'
import { slidesOfFinding, slidesOfRecommendations } from './finding-slides.ts'
import { loadSessionItems, marksTogether, type SessionItem } from './session-items.ts'
import { sessionWords } from './session-title.ts'
import { MOST_WORDS, type Slide } from './slide.ts'
import { CARE_NOTE, HARM_IS_SHOWN, SUPPORT } from './support.ts'
import type { TeachingMaterial } from './teaching-material.ts'

/** The slides of a session. */
export interface SlideDeck {
  title: string
  site: Site
  material: TeachingMaterial
  slides: Slide[]
}

/**
 * Makes the slides of a session: title, a word of care, each finding, what was asked for, what will change, sources,
 * support. Sentences of records are taken whole or left, in their order, as many as go into 40 words.
 */
export async function toSlideDeck(material: TeachingMaterial, site: Site): Promise<SlideDeck> {
  const items = await loadSessionItems(material)
  const findings = items.filter(({ row }) => row.kind === 'finding')
  const asked = items.filter(({ row }) => row.kind === 'recommendation')
  const marks = marksTogether(items)
  const { title, audience, aim } = await sessionWords(material)
  const said = saidOfIt(audience, aim)
  const ours = (own: Partial<Slide> & Pick<Slide, 'title' | 'bullets'>): Slide => ({
    ...{ kind: 'text', over: title, words: BY_THE_LIBRARY, notes: [], citations: [], marks },
    ...own,
  })
  return {
    title,
    site,
    material,
    slides: [
      ours({
        kind: 'title',
        over: '',
        words: '',
        title,
        bullets: [...(said.isShown ? said.lines.map(text => ({ text })) : []), { text: whatItHolds(items) }],
        notes: [
          ...(said.isShown ? [] : said.lines),
          material.safeToProject
            ? 'Safe to project: what only one case could have is left out. The notes and their citations name the review, so take them out before you share this file.'
            : 'Not safe to project in public: names, places and years of the case are shown.',
          material.showsHarm ? HARM_IS_SHOWN : 'Detail of harm is left out.',
        ],
      }),
      ours({
        title: 'Before we start',
        bullets: [...(material.showsHarm ? ['Some slides tell of harm in detail.'] : []), ...CARE_NOTE].map(
          text => ({ text }),
        ),
      }),
      ...findings.flatMap(item => slidesOfFinding(item, findings.length, site)),
      ...slidesOfRecommendations(asked, site),
      ours({
        title: 'What will you change, and by when?',
        bullets: [
          { text: 'One thing that I will do differently' },
          { text: 'By which date' },
          { text: 'How we shall know that it made a difference to a child' },
        ],
        notes: ['Let everybody write first, alone, then share in pairs. Agree when you will ask again.'],
      }),
      ours(sourcesSlide(items, material, site)),
      ours({
        title: 'Where to find support',
        bullets: SUPPORT.map(({ who, what, number }) => ({ text: `${who}: ${what}, ${number}` })),
      }),
    ],
  }
}

/** For whom and to what end, in the trainer's words: on the opening slide where they fit, or else in its notes. */
function saidOfIt(audience: string, aim: string): { lines: string[]; isShown: boolean } {
  const lines = [...(audience === '' ? [] : [`For ${audience}`]), ...(aim === '' ? [] : [aim])]
  return { lines, isShown: wordsOf(lines.join(' ')).length <= MOST_WORDS }
}

function whatItHolds(items: readonly SessionItem[]): string {
  const reviews = new Set(items.map(({ row }) => row.review)).size
  const findings = items.filter(({ row }) => row.kind === 'finding').length
  const what = findings > 0 ? counted(findings, 'finding') : counted(items.length, 'recommendation')
  return `${what} from ${counted(reviews, 'review')}`
}

function sourcesSlide(
  items: readonly SessionItem[],
  material: TeachingMaterial,
  site: Site,
): Pick<Slide, 'title' | 'bullets' | 'notes' | 'citations'> {
  const reviews = [...new Set(items.map(({ row }) => row.review))]
  const grades = reviews.map(review => singleTerm(review.tags, 'evidence-grade')).sort()
  const named = reviews.map(({ title, published }) => `${title} (${published.slice(0, 4)})`)
  const fits = wordsOf(named.join(' ')).length <= MOST_WORDS
  const counts = [...new Set(grades)].map(
    grade => `${grades.filter(one => one === grade).length} of grade ${grade}`,
  )
  return {
    title: 'Sources',
    bullets:
      !material.safeToProject && fits
        ? named.map(text => ({ text }))
        : [
            { text: `${counted(reviews.length, 'review')}: ${counts.join(', ')}.` },
            { text: `Summaries by ${site.name}; read the report before you rely on it.` },
            { text: 'Titles and addresses are in the speaker’s notes and the facilitator’s sheet.' },
          ],
    notes: ['Our own words are under CC BY 4.0. The reports belong to their publishers.'],
    citations: reviews.map(review => citeAs({ review }, site).text),
  }
}
