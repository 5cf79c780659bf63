import type { Snapshot } from '../../analysis/snapshot.ts'
import type { RankedCache } from './ranked-cache.ts'
import { Ranker } from './ranker.ts'

interface KeptRankerLog {
  error(fields: object, message: string): void
}

/**
 * The ranker of the snapshot that is served, brought up to date behind the searches: until it is, the one before
 * ranks what it knows, and before the first the engine ranks.
 */
export class KeptRanker {
  readonly #log: KeptRankerLog
  #ranker: Ranker | undefined
  #of: Snapshot | undefined
  #settled: Promise<void> = Promise.resolve()

  constructor(log: KeptRankerLog) {
    this.#log = log
  }

  get current(): Ranker | undefined {
    return this.#ranker
  }

  /** Resolves when the ranker is that of the last snapshot it was given. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /** Whether results are ranked by just this snapshot. */
  isOf(snapshot: Snapshot): boolean {
    return this.#of === snapshot
  }

  /**
   * @param cache what an earlier process has made ready
   * @returns resolves when it was tried; where it failed, the ranking is that of the snapshot before
   */
  update(snapshot: Snapshot, cache?: RankedCache): Promise<void> {
    this.#settled = this.#settled.then(() => this.#rank(snapshot, cache))
    return this.#settled
  }

  async #rank(snapshot: Snapshot, cache: RankedCache | undefined): Promise<void> {
    try {
      const isSame = this.#ranker?.taxonomy === snapshot.taxonomy
      const ranker = isSame ? this.#ranker! : new Ranker(snapshot.taxonomy)
      await ranker.update(snapshot, cache)
      this.#ranker = ranker
      this.#of = snapshot
    } catch (cause) {
      // A file that changed again has a snapshot of its own on the way.
      this.#log.error({ err: cause }, 'the records could not be ranked anew; the ranking before is kept')
    }
  }
}
