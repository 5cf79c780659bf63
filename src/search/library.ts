import type { Row } from '../analysis/catalogue.ts'
import type { Folders, Snapshot } from '../analysis/snapshot.ts'
import type { CorpusCache } from '../corpus/cache/corpus-cache.ts'
import type { TaxonomyBroken } from '../taxonomy/load-taxonomy.ts'
import { Edition, type Whole } from './edition.ts'
import { hitsOfRows } from './hits-of-rows.ts'
import type { Hit } from './hits.ts'
import { settingsDigest } from './index-settings.ts'
import type { SearchIndex } from './search-index.ts'
import { loadNextSnapshot } from './load-next-snapshot.ts'
import { SearchMemory } from './search-memory.ts'
import { searchLibrary, type SearchResult } from './search-library.ts'
import type { SearchQuery } from './search-params.ts'
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

interface LibraryParts {
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

/** The library as it is served: a snapshot of the files, and an index that is kept equal to it. */
export class Library {
  readonly #parts: LibraryParts
  readonly #memory: SearchMemory
  #snapshot: Snapshot
  #status: IndexStatus = 'building'
  #lastError: string | undefined
  #taxonomyProblems: TaxonomyBroken['problems'] = []
  #running: Promise<unknown> = Promise.resolve()
  /** What the index holds and which engine; undefined while that moves, or is not known. */
  #indexed: Whole | undefined
  #edition = new Edition()

  constructor(parts: LibraryParts) {
    this.#parts = parts
    this.#snapshot = parts.snapshot
    this.#memory = new SearchMemory(parts.cache, parts.log)
  }

  /** What is served at this moment; take it once a request, since it is replaced as a whole. */
  get snapshot(): Snapshot {
    return this.#snapshot
  }

  /** Whether the index holds what the snapshot holds. */
  get indexStatus(): IndexStatus {
    return this.#status
  }

  /** Why the index is behind. */
  get lastError(): string | undefined {
    return this.#lastError
  }

  /** What is wrong with the taxonomy on disk, while the last good one is served. */
  get taxonomyProblems(): TaxonomyBroken['problems'] {
    return this.#taxonomyProblems
  }

  /** Digest of what decides which records match: settings of the index and vocabulary. */
  get settingsDigest(): string {
    return settingsDigest(this.#snapshot.taxonomy)
  }

  /** What every answer is made of at this moment. */
  get edition(): Edition {
    return this.#edition
  }

  /**
   * Finds, ranks, counts and marks. What is given may be given to others too, who ask the same.
   * @throws SearchUnavailable when there are words and the engine does not answer
   */
  search(query: SearchQuery): Promise<SearchResult> {
    return this.#edition.results.search(query, () =>
      searchLibrary(this.#snapshot, this.#parts.index, query, this.#memory),
    )
  }

  /**
   * Rows that match the words of a query as hits.
   * @throws SearchUnavailable when there are words and the engine does not answer
   */
  hitsOf(rows: readonly Row[], { q }: SearchQuery): Promise<Hit[]> {
    return hitsOfRows(rows, q, this.#snapshot.taxonomy, this.#parts.index, this.#memory.texts)
  }

  engineVersion(): Promise<string> {
    return this.#parts.index.version()
  }

  /**
   * Brings the index up to date with what is served, one run at a time.
   * @throws SearchUnavailable when the engine cannot do it
   */
  sync({ rebuild = false } = {}): Promise<SyncReport> {
    return this.#inTurn(async () => {
      // Before a first index, which takes minutes: a start after one that was broken off need not read all again.
      this.#memory.keepRead(this.#snapshot)
      try {
        return await this.#index(this.#snapshot, rebuild)
      } finally {
        // Afterwards, since a first index needs both cores; and also where the engine is away.
        this.#remember()
      }
    })
  }

  /** Resolves when results are ranked by what is served now. */
  get ranked(): Promise<void> {
    return this.#memory.ranked
  }

  /** Resolves when what is served now is kept for the next start, as far as it may be. */
  get kept(): Promise<void> {
    return this.#memory.kept
  }

  /**
   * Reads the files again and serves them. The index is brought up to date first, so that what is shown can be
   * found; where the engine is away the new records are shown all the same. A broken taxonomy changes nothing: the
   * last good one is kept and its problems are said.
   */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const { folders, cache, log } = this.#parts
      const { snapshot: next, taxonomyProblems } = await loadNextSnapshot(folders, this.#snapshot, cache, log)
      this.#taxonomyProblems = taxonomyProblems ?? this.#taxonomyProblems
      if (!next) return
      await this.#index(next, false).catch(() => undefined)
      this.#snapshot = next
      this.#startEdition()
      this.#remember()
    })
  }

  /**
   * Looks whether all files are what they were taken to be when the library was started, and reads anew what is not.
   */
  async verify(): Promise<void> {
    await this.ranked
    if (await this.#memory.hasChanged(this.#parts.folders.reviewsDir, this.#snapshot)) await this.refresh()
  }

  /** Ends what is done behind the answers. */
  stop(): Promise<void> {
    return this.#memory.stop()
  }

  #remember(): void {
    void this.#memory.update(this.#snapshot).then(() => this.#startEdition())
  }

  /** To be called whenever something moved that answers are made of, or begins to: nothing kept outlives that. */
  #startEdition(): void {
    const indexed = this.#indexed
    const isWhole = indexed?.snapshot === this.#snapshot && this.#memory.isOf(this.#snapshot)
    this.#edition = new Edition(isWhole ? indexed : undefined, this.#parts.keptResults)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#running.then(work)
    this.#running = run.catch(() => undefined)
    return run
  }

  async #index(snapshot: Snapshot, rebuild: boolean): Promise<SyncReport> {
    const { indexer, index, log } = this.#parts
    const began = performance.now()
    if (this.#status !== 'behind') this.#status = 'building'
    this.#indexed = undefined
    this.#startEdition()
    try {
      const report = await indexer.sync(snapshot, rebuild)
      const engine = await index.version().catch(() => undefined)
      if (engine !== undefined) this.#indexed = { snapshot, engine }
      const { scope, indexed, removed, records } = report
      const ms = Math.round(performance.now() - began)
      this.#status = 'current'
      this.#lastError = undefined
      log.info({ scope, indexed: indexed.length, removed: removed.length, records, ms }, 'index is current')
      return report
    } catch (cause) {
      const error = cause instanceof Error ? cause.message : String(cause)
      // It is tried again and again; the same fault is said once.
      if (error !== this.#lastError) log.error({ error }, 'index could not be brought up to date')
      this.#status = 'behind'
      this.#lastError = error
      throw cause
    } finally {
      this.#startEdition()
    }
  }
}
