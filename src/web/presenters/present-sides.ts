import { latestStatus } from '../../analysis/recommendation-list.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Recommendation, Review, Status } from '../../corpus/review.ts'
import { toMonth } from '../../corpus/to-month.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'

/** What each side is called wherever the two stand beside each other. */
export const SIDES: Readonly<Record<Status['by'], string>> = {
  owner: 'The addressee says',
  independent: 'Somebody else found',
}

/** Doing a thing and its effect are told apart; what a status does not speak of is not filled in. */
const DONE_AND_EFFECT: Readonly<Record<string, { done: string; effect: string }>> = {
  'closed-done': { done: 'yes', effect: 'not shown' },
  'closed-effective': { done: 'yes', effect: 'shown' },
  'closed-not-done': { done: 'no', effect: 'not shown' },
}

/**
 * Both sides of what became of a recommendation: the latest word of each, and what it said before, newest first. A
 * side without `status` has nothing recorded, which says nothing of what was done.
 */
export function presentSides(item: Recommendation, review: Review, taxonomy: Taxonomy) {
  return (['owner', 'independent'] as const).map(by => {
    const latest = latestStatus(item, by)
    const earlier = item.statuses
      .filter(status => status.by === by && status !== latest)
      .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
    return {
      side: SIDES[by],
      status: latest && presentStatus(latest, review, taxonomy),
      earlier: earlier.map(status => presentStatus(status, review, taxonomy)),
    }
  })
}

/** One word of one side, with when it was said, of whom, on what evidence and where that stands. */
export function presentStatus(status: Status, review: Review, taxonomy: Taxonomy) {
  const source = review.sources.find(({ id }) => id === status.source)
  return {
    ...status,
    side: SIDES[status.by],
    label: taxonomy.label('recommendation-status', status.value),
    date: status.date === undefined ? undefined : toMonth(status.date),
    ...DONE_AND_EFFECT[status.value],
    words:
      singleTerm(review.tags, 'record') === 'summary'
        ? 'in the library’s words'
        : 'in the words of this record',
    cited: source && [source.publisher, source.year].filter(Boolean).join(', '),
  }
}
