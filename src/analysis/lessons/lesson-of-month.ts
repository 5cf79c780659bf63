import type { Finding, Review } from '../../corpus/review.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Facet, Term } from '../../taxonomy/facet.ts'
import type { Catalogue } from '../catalogue.ts'

/** The facet whose terms come round. */
export const LESSON_FACET = 'practice-theme'

/** Months are counted from here, so that the rule gives everybody the same. */
export const FIRST_MONTH = '2025-01'

/** A finding for a month, under the theme whose turn it is. */
export interface LessonOfMonth {
  /** `2026-11` */
  month: string
  theme: Term
  id: string
  review: Review
  item: Finding
}

/**
 * In which month a record came into this library; an empty text where it was there from the beginning, undefined where
 * it has not come yet. What comes later is taken up from the month after, so that months that are past stay as they
 * were.
 */
export type CameIn = (id: string) => string | undefined

const FROM_THE_BEGINNING: CameIn = () => ''

/**
 * The lessons of all months up to one, the newest last. Months take the themes in the order of the codebook, one after
 * the other; a theme of which no finding can be taken gives its turn to the next that has one. Of the findings of a
 * theme that put a question, the one is taken that was shown least often; of those the one whose review was; then the
 * deepest, the best supported and the newest. Invented and withdrawn records are never taken.
 */
export function lessonsUpTo(
  month: string,
  catalogue: Catalogue,
  cameIn: CameIn = FROM_THE_BEGINNING,
): LessonOfMonth[] {
  const facet = catalogue.taxonomy.facet(LESSON_FACET)
  const themes = facet ? themesOf(facet) : []
  const byTheme = new Map(themes.map(({ id }) => [id, findingsOf(id, catalogue)]))
  const shown = new Map<string, number>()
  const timesOf = (id: string) => shown.get(id) ?? 0
  return monthsUpTo(month).flatMap((now, turn) => {
    const open = (theme: Term) =>
      byTheme.get(theme.id)!.filter(({ id }) => {
        const came = cameIn(id)
        return came !== undefined && came < now
      })
    const inTurn = themes.map((_, at) => themes[(turn + at) % themes.length]!)
    const theme = inTurn.find(one => open(one).length > 0)
    if (!theme) return []
    // Those that stand before others in the list are better; of two shown as often the better is taken.
    const best = open(theme).reduce((a, b) => {
      const difference = timesOf(b.id) - timesOf(a.id) || timesOf(b.review.id) - timesOf(a.review.id)
      return difference < 0 ? b : a
    })
    for (const id of [best.id, best.review.id]) shown.set(id, timesOf(id) + 1)
    return [{ month: now, theme, ...best }]
  })
}

/** Themes in the order in which they come round. */
export function themesOf(facet: Facet): Term[] {
  return facet.terms.filter(({ id, retired }) => facet.canTag(id) && !retired)
}

/** Months from the first up to one, as `2025-01`. */
export function monthsUpTo(last: string): string[] {
  const toNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const first = toNumber(FIRST_MONTH)
  return Array.from({ length: Math.max(0, toNumber(last) - first + 1) }, (_, at) => {
    const number = first + at
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })
}

/** Findings of a theme that can be taught with, the best first. */
function findingsOf(theme: string, { rows, demonstrations, taxonomy }: Catalogue) {
  const depths = taxonomy.depth.levels.map(({ id }) => id)
  const depthOf = ({ depth }: Finding) => depths.indexOf(depth.level)
  const gradeOf = ({ tags }: Review) => singleTerm(tags, 'evidence-grade') || 'Z'
  return rows
    .flatMap(row => {
      if (row.kind !== 'finding' || demonstrations.has(row.number)) return []
      const own = row.item.tags[LESSON_FACET]
      const isOfTheme = own !== undefined && own !== 'held' && own.some(({ term }) => term === theme)
      return isOfTheme && row.item.questions.length > 0
        ? [{ id: row.id, review: row.review, item: row.item }]
        : []
    })
    .sort(
      (a, b) =>
        depthOf(b.item) - depthOf(a.item) ||
        gradeOf(a.review).localeCompare(gradeOf(b.review)) ||
        b.review.published.localeCompare(a.review.published) ||
        a.id.localeCompare(b.id),
    )
}
