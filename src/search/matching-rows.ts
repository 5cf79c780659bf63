import type { Bitset } from '../analysis/bitset.ts'
import { select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Library } from './library.ts'
import type { ReducedQuery } from './reduce-query.ts'
import type { SearchQuery } from './search-params.ts'

/** What figures are counted of. */
export interface MatchingRows {
  /** The library that the rows are numbered in. */
  snapshot: Snapshot
  rows: Bitset
  /** The words that were looked for; undefined where there were none. */
  reduced: ReducedQuery | undefined
}

/**
 * Every row that a query selects. Without words the engine is not asked.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function matchingRows(library: Library, query: SearchQuery): Promise<MatchingRows> {
  // Taken before the search begins, which takes the same one: rows of another would have other numbers.
  const { snapshot } = library
  const { catalogue } = snapshot
  if (query.q === '') return { snapshot, rows: select(catalogue, query), reduced: undefined }
  const { areaRows, reduced } = await library.search({ ...query, page: 1, perPage: 1 })
  return { snapshot, rows: select(catalogue, query, areaRows), reduced }
}
