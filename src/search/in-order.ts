import type { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import type { RankedRows } from './ranking/ranker.ts'
import type { SearchQuery } from './search-params.ts'

/** The rows of the page that was asked for, in the order that was asked for; without words by publication. */
export function inOrder(
  selected: Bitset,
  { sort, page, perPage }: SearchQuery,
  catalogue: Catalogue,
  ranked: RankedRows | undefined,
): Row[] {
  const start = (page - 1) * perPage
  const rows = selected.rows()
  if (sort === 'relevance' && ranked)
    return ranked
      .order(rows, start + perPage)
      .slice(start)
      .map(number => catalogue.rows[number]!)
  // Rows are numbered from the newest; turned round, findings of one review still stand in their order.
  if (sort === 'oldest')
    rows.sort(
      (a, b) =>
        catalogue.rows[a]!.review.published.localeCompare(catalogue.rows[b]!.review.published) || a - b,
    )
  return rows.slice(start, start + perPage).map(number => catalogue.rows[number]!)
}
