import { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { describesKind, select } from '../analysis/selection.ts'
import { KINDS } from '../taxonomy/facet.ts'
import { rowsOfKeys } from './match-keys.ts'
import type { ReducedQuery } from './reduce-query.ts'
import type { RankedRows } from './ranking/ranker.ts'
import { LEAST_SHARE } from './ranking/ranking-weights.ts'
import type { SearchIndex } from './search-index.ts'
import type { SearchQuery } from './search-params.ts'

/** Matches and related together fill a page that is read at a glance. */
const TOGETHER = 10
/** How far down the ranking is looked. */
const DEPTH = 200

interface Asked {
  query: SearchQuery
  total: number
  /** Rows that are on the page or counted for it. */
  shown: Bitset
  ranked: RankedRows
  catalogue: Catalogue
  reduced: ReducedQuery
  index: SearchIndex
}

/**
 * What nearly matches, or matches and is of another kind, where matches are few: records that meet the filters, contain nothing that was
 * excluded, and share enough of what the query asks. Never counted and never exported.
 */
export async function relatedRows(asked: Asked): Promise<Row[]> {
  const { query, total, shown, ranked, catalogue, reduced, index } = asked
  const room = TOGETHER - total
  if (room <= 0 || query.page > 1 || query.sort !== 'relevance') return []
  const excluded = await Promise.all(reduced.excluded.map(text => index.matchKeys(text)))
  const left = excluded.map(keys => rowsOfKeys(keys, catalogue))
  const near = ranked
    .best(DEPTH)
    .filter(row => ranked.share(row) >= LEAST_SHARE)
    .filter(row => !shown.has(row) && !left.some(set => set.has(row)))
  const candidates = Bitset.of(catalogue.size, near)
  const allowed = KINDS.filter(kind => describesKind(catalogue, query.filters, kind)).map(kind =>
    select(catalogue, { ...query, kind }, candidates),
  )
  return near
    .filter(row => allowed.some(set => set.has(row)))
    .slice(0, room)
    .map(row => catalogue.rows[row]!)
}
