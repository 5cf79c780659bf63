import type { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { describesKind, select } from '../analysis/selection.ts'
import { KINDS } from '../taxonomy/facet.ts'
import type { RankedRows } from './ranking/ranker.ts'
import type { SearchQuery } from './search-params.ts'

/** At most so many stand among the results: they are a sign to the other lists, not a list. */
const MOST = 2
/** How far down the matches of other kinds are looked at. */
const DEPTH = 50

/**
 * Matches of the other kinds that answer the query better than the results they are set before: somebody who looks
 * for what was recommended need not know that recommendations have a list of their own.
 * @param shown rows of the first page, best first
 */
export function besideRows(
  query: SearchQuery,
  shown: readonly Row[],
  matching: Bitset,
  ranked: RankedRows,
  catalogue: Catalogue,
): Array<{ before: number; row: Row }> {
  // Who chose recommendations or reviews wants no others among them; findings are what is shown unasked.
  const isUnasked = query.kind === 'finding'
  if (!isUnasked || query.page > 1 || query.sort !== 'relevance' || shown.length === 0) return []
  const others = KINDS.filter(kind => kind !== query.kind && describesKind(catalogue, query.filters, kind))
  const allowed = others.map(kind => select(catalogue, { ...query, kind }, matching))
  const best = ranked
    .best(DEPTH)
    .filter(row => allowed.some(set => set.has(row)))
    .slice(0, MOST)
  return best.flatMap(row => {
    const before = shown.findIndex(hit => ranked.score(hit.number) < ranked.score(row))
    return before < 0 ? [] : [{ before, row: catalogue.rows[row]! }]
  })
}
