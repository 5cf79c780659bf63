import {
  findArrivals,
  lastArrival,
  markArrivals,
  type ArrivedHit,
  type SeenMoments,
} from '../search/arrivals.ts'
import { parseFollowedString } from '../search/followed-query.ts'
import type { Library } from '../search/library.ts'
import type { ParamFault } from '../search/parse-search-query.ts'
import type { SearchQuery } from '../search/search-params.ts'
import { whyFound, type Reason } from '../search/why-found.ts'
import type { SavedSearch } from './saved-searches.ts'

/** As many as are shown at once; the search itself shows them all. */
const MOST_SHOWN = 10

/** What came for a saved search since its owner last marked it as seen. */
export interface News {
  query: SearchQuery
  /** What of the query can no longer be read, as where a term has gone; it is left out. */
  faults: readonly ParamFault[]
  /** All matches there are. */
  total: number
  /** How many of them are new. */
  fresh: number
  /** The newest of those, with why each is there. */
  shown: ReadonlyArray<ArrivedHit & { why: readonly Reason[] }>
  /** Who has seen this has seen what came until then. */
  upTo: string
}

/**
 * What is new for a saved search, by when records first appeared in this library.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function newsOfSearch(
  search: Pick<SavedSearch, 'query' | 'seenUpTo'>,
  library: Library,
  seen: SeenMoments,
): Promise<News> {
  const { taxonomy } = library.snapshot
  const { query, faults } = parseFollowedString(search.query, taxonomy)
  const { all, total, reduced, snapshot } = await findArrivals(query, library, seen)
  const fresh = all.filter(({ since }) => since > search.seenUpTo)
  const hits = await markArrivals(fresh.slice(0, MOST_SHOWN), query, library)
  return {
    ...{ query, faults, total },
    fresh: fresh.length,
    shown: hits.map(one => ({ ...one, why: whyFound(one.hit, query, reduced, taxonomy) })),
    upTo: lastArrival(snapshot, seen) ?? search.seenUpTo,
  }
}
