import type { Correction, Finding, Recommendation, Review, Status } from '../corpus/review.ts'
import type { Catalogue, Row } from './catalogue.ts'
import { onceFor } from './once-for.ts'
import type { RecommendationRow } from './recommendation-selection.ts'

/** Recommendations of the same review that address a finding. */
export function addressing(finding: Finding, review: Review): Recommendation[] {
  return review.recommendations.filter(one => one.addresses.includes(finding.id))
}

/** Findings of the same review that a recommendation addresses. */
export function addressed(recommendation: Recommendation, review: Review): Finding[] {
  return review.findings.filter(finding => recommendation.addresses.includes(finding.id))
}

/**
 * Later recommendations that repeat or back one, oldest first. An invented record backs nothing but another invented
 * one.
 * @param id of a recommendation: `<review>/R1`
 */
export function supportersOf(id: string, catalogue: Catalogue): RecommendationRow[] {
  const row = catalogue.row(id)
  const isInvented = row !== undefined && catalogue.demonstrations.has(row.number)
  return (supporters(catalogue).get(id) ?? []).filter(
    ({ number }) => catalogue.demonstrations.has(number) === isInvented,
  )
}

const supporters = onceFor((catalogue: Catalogue) => {
  const byId = new Map<string, RecommendationRow[]>()
  for (const row of catalogue.rows.toReversed())
    if (row.kind === 'recommendation')
      for (const id of row.item.supports) byId.set(id, [...(byId.get(id) ?? []), row])
  return byId
})

/** What has to be said wherever findings without a recommendation are listed. */
export const UNADDRESSED_LIMITS =
  'Of this record, not of the report. Most records here are summaries made from parts of a report. That a summary names no recommendation for a finding says nothing of what the report asked for, or of what was done.'

/** Findings of real records that no recommendation of their record addresses, newest first, with their base. */
export function unaddressedFindings(catalogue: Catalogue): {
  rows: Array<Row & { kind: 'finding' }>
  of: number
  reviews: { count: number; of: number }
} {
  const findings = catalogue.rows.filter(
    (row): row is Row & { kind: 'finding' } =>
      row.kind === 'finding' && !catalogue.demonstrations.has(row.number),
  )
  const rows = findings.filter(({ item, review }) => addressing(item, review).length === 0)
  const reviews = (of: typeof rows) => new Set(of.map(({ review }) => review.id)).size
  return { rows, of: findings.length, reviews: { count: reviews(rows), of: reviews(findings) } }
}

/** Something in the story of a recommendation; the date is a year, or a year and month. */
export type StoryEvent = { date?: string | undefined } & (
  | { kind: 'finding'; finding: Finding }
  | { kind: 'supports'; id: string; row: Row | undefined }
  | { kind: 'asked' }
  | { kind: 'due' }
  | { kind: 'status'; status: Status }
  | { kind: 'supported-by'; row: RecommendationRow }
  | { kind: 'corrected'; correction: Correction }
)

/** Events of one date stand in the order in which one follows from the other. */
const IN_ORDER: ReadonlyArray<StoryEvent['kind']> = [
  ...(['supports', 'asked', 'due', 'status', 'supported-by', 'corrected'] as const),
]

/**
 * The story of a recommendation: the findings it answers, then what is dated in the order of the dates, then what has
 * no date. Of a year alone it is not known whether it is before or after a month of that year: it stands first, but
 * not before the recommendation was made.
 */
export function storyOf(item: Recommendation, review: Review, catalogue: Catalogue): StoryEvent[] {
  const asked: StoryEvent = { kind: 'asked', date: review.published }
  const dated: StoryEvent[] = [
    ...item.supports.map((id): StoryEvent => {
      const row = catalogue.row(id)
      return { kind: 'supports', id, row, date: row?.review.published }
    }),
    asked,
    ...(item.due === undefined ? [] : [{ kind: 'due', date: item.due } as const]),
    ...item.statuses.map((status): StoryEvent => ({ kind: 'status', status, date: status.date })),
    ...supportersOf(`${review.id}/${item.id}`, catalogue).map((row): StoryEvent => ({
      kind: 'supported-by',
      row,
      date: row.review.published,
    })),
    ...review.corrections.map((correction): StoryEvent => ({
      kind: 'corrected',
      correction,
      date: correction.date,
    })),
  ]
  return [
    ...addressed(item, review).map((finding): StoryEvent => ({ kind: 'finding', finding })),
    ...dated.filter(({ date }) => date !== undefined).toSorted((a, b) => compare(a, b, review.published)),
    ...dated.filter(({ date }) => date === undefined),
  ]
}

function compare(a: StoryEvent, b: StoryEvent, asked: string): number {
  return (
    placeOf(a, asked).localeCompare(placeOf(b, asked)) || IN_ORDER.indexOf(a.kind) - IN_ORDER.indexOf(b.kind)
  )
}

function placeOf({ kind, date }: StoryEvent, asked: string): string {
  const isAfter = kind !== 'supports' && kind !== 'asked'
  return isAfter && date === asked.slice(0, 4) ? asked : date!
}
