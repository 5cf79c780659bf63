import type { Folders, Snapshot } from '../analysis/snapshot.ts'
import type { CorpusCache } from '../corpus/cache/corpus-cache.ts'
import type { SearchIndex } from './search-index.ts'
import type { SyncReport } from './sync-index.ts'

export type IndexStatus = 'building' | 'current' | 'behind'

/** Keeps an index equal to a snapshot, or only looks whether it is. */
export interface Indexer {
  /**
   * Makes the index hold what the snapshot holds.
   * @param rebuild builds a new one even where nothing changed
   * @throws SearchUnavailable when the engine cannot do it
   */
  sync(snapshot: Snapshot, rebuild: boolean): Promise<SyncReport>
}

export interface LibraryLog {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What a library is made of. */
export interface LibraryParts {
  folders: Folders
  snapshot: Snapshot
  index: SearchIndex
  indexer: Indexer
  log: LibraryLog
  /** Where what is read and ranked is kept for the next start. */
  cache?: CorpusCache
  /** How many results of searches are kept while nothing changes. */
  keptResults: number
}
