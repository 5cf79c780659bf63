import type { Snapshot } from '../analysis/snapshot.ts'
import type { IndexStateStore } from './index-state.ts'
import type { SearchIndex } from './search-index.ts'
import { searchLibrary, type SearchResult } from './search-library.ts'
import type { SearchQuery } from './search-params.ts'
import { settingsDigest } from './index-settings.ts'
import { syncIndex, type SyncReport } from './sync-index.ts'

export type IndexStatus = 'building' | 'current' | 'behind'

interface LibraryParts {
  snapshot: Snapshot
  index: SearchIndex
  state: IndexStateStore
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void }
}

/** The library as it is served: a snapshot, and an index that is kept equal to it. */
export class Library {
  readonly snapshot: Snapshot
  readonly #parts: LibraryParts
  #status: IndexStatus = 'building'
  #lastError: string | undefined
  #running: Promise<unknown> = Promise.resolve()

  constructor(parts: LibraryParts) {
    this.snapshot = parts.snapshot
    this.#parts = parts
  }

  /** Whether the index holds what the snapshot holds. */
  get indexStatus(): IndexStatus {
    return this.#status
  }

  /** Why the index is behind. */
  get lastError(): string | undefined {
    return this.#lastError
  }

  /** Digest of what decides which records match: settings of the index and vocabulary. */
  get settingsDigest(): string {
    return settingsDigest(this.snapshot.taxonomy)
  }

  search(query: SearchQuery): Promise<SearchResult> {
    return searchLibrary(this.snapshot, this.#parts.index, query)
  }

  engineVersion(): Promise<string> {
    return this.#parts.index.version()
  }

  /**
   * Brings the index up to date, one run at a time.
   * @param rebuild builds a new one even where nothing changed
   * @throws SearchUnavailable when the engine cannot do it
   */
  sync({ rebuild = false } = {}): Promise<SyncReport> {
    const run = this.#running.then(() => this.#sync(rebuild))
    this.#running = run.catch(() => undefined)
    return run
  }

  async #sync(rebuild: boolean): Promise<SyncReport> {
    const { index, state, log } = this.#parts
    const began = performance.now()
    this.#status = 'building'
    try {
      const report = await syncIndex(this.snapshot, index, state, rebuild)
      this.#status = 'current'
      this.#lastError = undefined
      log.info(
        {
          scope: report.scope,
          indexed: report.indexed.length,
          removed: report.removed.length,
          records: report.records,
          ms: Math.round(performance.now() - began),
        },
        'index is current',
      )
      return report
    } catch (cause) {
      this.#status = 'behind'
      this.#lastError = cause instanceof Error ? cause.message : String(cause)
      log.error({ error: this.#lastError }, 'index could not be brought up to date')
      throw cause
    }
  }
}
