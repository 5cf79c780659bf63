import { addressOf } from '../../corpus/item-address.ts'
import type { ReviewGroup } from '../../search/group-by-review.ts'
import type { Hit } from '../../search/hits.ts'
import type { ReducedQuery } from '../../search/reduce-query.ts'
import type { Kind } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentFound } from './present-found.ts'
import { presentRecord } from './present-review.ts'
import { countOf } from './search-words.ts'

/** A review on a page of results by review, with its matches as hits. */
export interface ShownGroup extends ReviewGroup {
  hits: readonly Hit[]
}

/** How many matches of a review are shown with the passage that matched; the rest are shown by their titles. */
const IN_FULL = 3

/** Reviews with what matches in each. Those that show most of what was looked for come first. */
export function presentGroups(
  groups: readonly ShownGroup[],
  kind: Kind,
  reduced: ReducedQuery,
  taxonomy: Taxonomy,
) {
  return groups.map(({ review, rows, hits }) => {
    const inFull = hits.toSorted((a, b) => marksIn(b) - marksIn(a)).slice(0, IN_FULL)
    const shown = new Set(inFull.map(hit => hit.row.id))
    const rest = rows.filter(row => !shown.has(row.id))
    return {
      record: presentRecord(review, taxonomy),
      count: countOf(rows.length, kind),
      hits: inFull.map(hit => presentFound(hit, reduced, taxonomy)),
      more: rest.length === 0 ? undefined : countOf(rest.length, kind, 'more'),
      rest: rest.map(({ id, item }) => ({ href: addressOf(id), number: item?.id, title: item?.title })),
    }
  })
}

/** How many different words title and passage show marked. */
function marksIn({ titleHtml, excerpt }: Hit): number {
  const marked = `${titleHtml} ${excerpt.html}`.matchAll(/<mark>([^<]*)<\/mark>/g)
  return new Set([...marked].map(([, word]) => word!.toLowerCase())).size
}
