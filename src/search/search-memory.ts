import type { Snapshot } from '../analysis/snapshot.ts'
import type { CorpusCache } from '../corpus/cache/corpus-cache.ts'
import { verifyFiles } from '../corpus/cache/verify-files.ts'
import { LibraryCache } from './library-cache.ts'
import { RecordTexts } from './marking/record-texts.ts'
import { KeptRanker } from './ranking/kept-ranker.ts'
import type { Ranker } from './ranking/ranker.ts'

interface SearchMemoryLog {
  error(fields: object, message: string): void
}

/** What searches use beside the index: the ranking and the texts in memory, made behind the answers and kept on disk. */
export class SearchMemory {
  readonly texts = new RecordTexts()
  readonly #ranker: KeptRanker
  readonly #cache: LibraryCache
  #kept: Promise<void> = Promise.resolve()

  /** @param cache where it is kept for the next start; left out where nothing is */
  constructor(cache: CorpusCache | undefined, log: SearchMemoryLog) {
    this.#ranker = new KeptRanker(log)
    this.#cache = new LibraryCache(cache, log)
  }

  /** What ranks now; undefined before the first ranking is made. */
  get ranker(): Ranker | undefined {
    return this.#ranker.current
  }

  /** Resolves when results are ranked by the snapshot that was given last. */
  get ranked(): Promise<void> {
    return this.#ranker.settled
  }

  /** Resolves when what was given last is kept for the next start, as far as it may be. */
  get kept(): Promise<void> {
    return this.#kept
  }

  /** Whether results are ranked by just this snapshot. */
  isOf(snapshot: Snapshot): boolean {
    return this.#ranker.isOf(snapshot)
  }

  /** Takes a snapshot in, and keeps what was made of it. @returns resolves when results are ranked by it */
  update(snapshot: Snapshot): Promise<void> {
    const ranked = this.#ranker.update(snapshot, this.#cache.ranked(snapshot))
    this.#kept = ranked
      .then(() => this.texts.update(snapshot, this.#cache.texts(snapshot)))
      .then(() => snapshot.corpus.releaseTexts())
      .then(() => this.#cache.save(snapshot, this.ranker, this.texts))
    return ranked
  }

  /** Keeps what was read of the files, before a ranking is made of it. */
  keepRead(snapshot: Snapshot): void {
    void this.#cache.save(snapshot)
  }

  /**
   * Whether a file is not what it was taken to be when the library was started: files that look as they did are not
   * read at a start, so that it takes no time.
   */
  async hasChanged(reviewsDir: string, snapshot: Snapshot): Promise<boolean> {
    const changed = await verifyFiles(reviewsDir, snapshot.corpus.known, () => this.#cache.goOn())
    // What was written just before the start is known by its look from now on.
    if (!changed) await this.#cache.save(snapshot, this.ranker)
    return changed
  }

  /** Ends what is done behind the answers. */
  stop(): Promise<void> {
    return this.#cache.stop()
  }
}
