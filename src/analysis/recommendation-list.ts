import type { Recommendation, Status } from '../corpus/review.ts'
import { singleTerm } from '../corpus/provenance.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

/** The facet whose upper terms are the strength of an action. */
const ACTION_TYPE = 'action-type'

/** What a side is shown as when nothing of it is recorded. */
export const NONE_RECORDED = 'none-recorded'

/** Strength of what was asked: the parent of its action type, so that it is derived and never typed. */
export function strengthOf(recommendation: Recommendation, taxonomy: Taxonomy): string | undefined {
  return taxonomy.facet(ACTION_TYPE)?.term(singleTerm(recommendation.tags, ACTION_TYPE))?.broader
}

/** The latest word of one side on a recommendation; undefined where none is recorded. */
export function latestStatus(recommendation: Recommendation, side: Status['by']): Status | undefined {
  return recommendation.statuses
    .filter(status => status.by === side)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .at(-1)
}

/** The latest word of one side; nothing recorded is a value of its own, and says nothing of what was done. */
export function latestWord(recommendation: Recommendation, side: Status['by']): Status {
  return { ...(latestStatus(recommendation, side) ?? { value: NONE_RECORDED, by: side }) }
}

/**
 * Whether the due date is past and neither side has closed it, as far as recorded.
 * @param today as `2026-11-22`; a year alone is past when the year is, a month when the month is
 */
export function isOverdue(recommendation: Recommendation, taxonomy: Taxonomy, today: string): boolean {
  const { due } = recommendation
  if (due === undefined || due >= today.slice(0, due.length)) return false
  const closed = new Set(
    taxonomy
      .list('recommendation-status')
      .values.filter(value => value.state === 'closed')
      .map(value => value.id),
  )
  return (['owner', 'independent'] as const).every(
    side => !closed.has(latestStatus(recommendation, side)?.value ?? NONE_RECORDED),
  )
}
