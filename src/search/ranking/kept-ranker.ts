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

  /** @param cache what an earlier process has made ready */
  update(snapshot: Snapshot, cache?: RankedCache): void {
    this.#settled = this.#settled.then(() => this.#rank(snapshot, cache))
  }

  async #rank(snapshot: Snapshot, cache: RankedCache | undefined): Promise<void> {
    try {
      const isSame = this.#ranker?.taxonomy === snapshot.taxonomy
      const ranker = isSame ? this.#ranker! : new Ranker(snapshot.taxonomy)
      await ranker.update(snapshot, cache)
      this.#ranker = ranker
    } catch (cause) {
      // A file that changed again has a snapshot of its own on the way.
      this.#log.error({ err: cause }, 'the records could not be ranked anew; the ranking before is kept')
    }
  }
}
