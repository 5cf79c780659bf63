import { addressOf } from '../../corpus/item-address.ts'
import type { ReviewGroup } from '../../search/group-by-review.ts'
import type { Hit } from '../../search/hits.ts'
import type { ReducedQuery } from '../../search/reduce-query.ts'
import type { Kind } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentFound } from './present-found.ts'
import { presentRecord } from './present-review.ts'
import { countOf } from './search-words.ts'

/** A review on a page of results by review, with those of its matches that are shown in full. */
export interface ShownGroup extends ReviewGroup {
  hits: readonly Hit[]
}

/** Reviews with what matches in each: some with the passage that matched, the rest by their titles. */
export function presentGroups(
  groups: readonly ShownGroup[],
  kind: Kind,
  reduced: ReducedQuery,
  taxonomy: Taxonomy,
) {
  return groups.map(({ review, rows, hits }) => {
    const shown = new Set(hits.map(hit => hit.row.id))
    const rest = rows.filter(row => !shown.has(row.id))
    return {
      record: presentRecord(review, taxonomy),
      count: countOf(rows.length, kind),
      hits: hits.map(hit => presentFound(hit, reduced, taxonomy)),
      more: rest.length === 0 ? undefined : countOf(rest.length, kind),
      rest: rest.map(({ id, item }) => ({ href: addressOf(id), number: item?.id, title: item?.title })),
    }
  })
}
