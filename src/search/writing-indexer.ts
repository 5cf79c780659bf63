import type { IndexStateStore } from './index-state.ts'
import type { Indexer } from './library-parts.ts'
import type { SearchIndex } from './search-index.ts'
import { syncIndex } from './sync-index.ts'

/** The indexer of the one process that writes. */
export function createWritingIndexer(index: SearchIndex, state: IndexStateStore): Indexer {
  return { sync: (snapshot, rebuild) => syncIndex(snapshot, index, state, rebuild) }
}
