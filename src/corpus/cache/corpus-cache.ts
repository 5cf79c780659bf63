import { join } from 'node:path'
import { CacheShards } from './cache-shards.ts'
import { ReviewCache } from './review-cache.ts'
import { TextSpool } from './text-spool.ts'

/** Where what was read from files is kept from one start to the next. All of it may be deleted at any time. */
export class CorpusCache {
  /** Whether nothing may be written. */
  readonly isReadOnly: boolean
  readonly #dir: string
  readonly #madeBy: string
  readonly #reviews = new Map<string, ReviewCache>()

  /**
   * @param dataDir the folder of the server's own files
   * @param madeBy digest of the software: what another version made is not used
   */
  constructor({ dataDir, madeBy, readOnly }: { dataDir: string; madeBy: string; readOnly: boolean }) {
    this.#dir = join(dataDir, 'cache')
    this.#madeBy = madeBy
    this.isReadOnly = readOnly
  }

  /** What came of reading the files by a vocabulary. */
  reviews(taxonomyDigest: string): ReviewCache {
    const known =
      this.#reviews.get(taxonomyDigest) ?? new ReviewCache(this.#dir, this.#madeBy, taxonomyDigest)
    // Of another vocabulary nothing is asked again.
    this.#reviews.clear()
    this.#reviews.set(taxonomyDigest, known)
    return known
  }

  /** Files of another kind that are made from public reviews and a vocabulary. */
  shards(kind: string, taxonomyDigest: string): CacheShards {
    return new CacheShards(this.#dir, kind, [this.#madeBy, taxonomyDigest])
  }

  /** Keeps texts for as long as an index or a ranking is made; undefined where nothing may be written. */
  createSpool(): TextSpool | undefined {
    return this.isReadOnly ? undefined : new TextSpool(this.#dir)
  }
}
