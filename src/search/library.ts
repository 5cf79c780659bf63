import type { Row } from '../analysis/catalogue.ts'
import { loadSnapshot, type Folders, type Snapshot } from '../analysis/snapshot.ts'
import { TaxonomyBroken } from '../taxonomy/load-taxonomy.ts'
import { steadyMatches, type Matches } from './all-matches.ts'
import { hitsOfRows } from './hits-of-rows.ts'
import type { Hit } from './hits.ts'
import { settingsDigest } from './index-settings.ts'
import { KeptRanker } from './ranking/kept-ranker.ts'
import type { ParsedQuery } from './parse-search-query.ts'
import type { SearchIndex } from './search-index.ts'
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
}

/** The library as it is served: a snapshot of the files, and an index that is kept equal to it. */
export class Library {
  readonly #parts: LibraryParts
  readonly #ranker: KeptRanker
  #snapshot: Snapshot
  #status: IndexStatus = 'building'
  #lastError: string | undefined
  #taxonomyProblems: TaxonomyBroken['problems'] = []
  #running: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<(snapshot: Snapshot) => void>()

  constructor(parts: LibraryParts) {
    this.#parts = parts
    this.#snapshot = parts.snapshot
    this.#ranker = new KeptRanker(parts.log)
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

  search(query: SearchQuery): Promise<SearchResult> {
    return searchLibrary(this.#snapshot, this.#parts.index, query, this.#ranker.current)
  }

  /**
   * All matches of a query, in its order, of one state of the library: while the index is brought up to date it
   * waits, since half an index has half the matches.
   * @param parse reads the query by the vocabulary of the state that answers
   * @throws SearchUnavailable when there are words and the engine does not answer, or the index is not current
   */
  matches(parse: (snapshot: Snapshot) => ParsedQuery): Promise<Matches & ParsedQuery> {
    return steadyMatches(parse, this.#parts.index, {
      snapshot: () => this.#snapshot,
      isCurrent: () => this.#status === 'current',
      ranker: () => this.#ranker.settled.then(() => this.#ranker.current),
    })
  }

  /**
   * Tells of every state that is served, once its index was made or tried.
   * @returns ends the telling
   */
  onServed(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Rows that match the words of a query as hits.
   * @throws SearchUnavailable when there are words and the engine does not answer
   */
  hitsOf(rows: readonly Row[], { q }: SearchQuery): Promise<Hit[]> {
    return hitsOfRows(rows, q, this.#snapshot.taxonomy.synonyms, this.#parts.index)
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
      try {
        return await this.#index(this.#snapshot, rebuild)
      } finally {
        // Afterwards, since a first index needs both cores; and also where the engine is away.
        this.#ranker.update(this.#snapshot)
        this.#tell()
      }
    })
  }

  /** Resolves when results are ranked by what is served now. */
  get ranked(): Promise<void> {
    return this.#ranker.settled
  }

  /**
   * Reads the files again and serves them. The index is brought up to date first, so that what is shown can be
   * found; where the engine is away the new records are shown all the same. A broken taxonomy changes nothing: the
   * last good one is kept and its problems are said.
   */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const next = await this.#load()
      if (!next) return
      await this.#index(next, false).catch(() => undefined)
      this.#snapshot = next
      this.#ranker.update(next)
      this.#tell()
    })
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#snapshot)
  }

  async #load(): Promise<Snapshot | undefined> {
    try {
      const next = await loadSnapshot(this.#parts.folders, this.#snapshot)
      this.#taxonomyProblems = []
      return next
    } catch (cause) {
      if (!(cause instanceof TaxonomyBroken)) {
        this.#parts.log.error({ err: cause }, 'the files could not be read again')
        return undefined
      }
      this.#taxonomyProblems = cause.problems
      this.#parts.log.error(
        { problems: cause.problems.length },
        'the taxonomy is broken; the last good one is kept',
      )
      return undefined
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#running.then(work)
    this.#running = run.catch(() => undefined)
    return run
  }

  async #index(snapshot: Snapshot, rebuild: boolean): Promise<SyncReport> {
    const { indexer, log } = this.#parts
    const began = performance.now()
    if (this.#status !== 'behind') this.#status = 'building'
    try {
      const report = await indexer.sync(snapshot, rebuild)
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
    }
  }
}
