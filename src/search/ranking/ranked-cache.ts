import type { Pause } from '../../analysis/pauses.ts'
import { SHARDS, shardOf, type CacheShards } from '../../corpus/cache/cache-shards.ts'
import { sha256 } from '../../corpus/digest.ts'
import { packRanked, unpackRanked } from './ranked-shard.ts'
import type { RankedReview, RankedWords } from './ranked-review.ts'

/** What is ranked of the reviews, kept from one start to the next. Made from public records alone. */
export class RankedCache {
  readonly #shards: CacheShards

  constructor(shards: CacheShards) {
    this.#shards = shards
  }

  /** All that is remembered, by id; what cannot be used is left out. */
  async load(words: RankedWords, pause: Pause): Promise<Map<string, RankedReview>> {
    const reviews = new Map<string, RankedReview>()
    for (let shard = 0; shard < SHARDS; shard++) {
      const bytes = await this.#shards.read(shard)
      if (bytes) await unpack(bytes, words, reviews, pause)
    }
    return reviews
  }

  /**
   * Remembers what is ranked now, and nothing else.
   * @param goOn is asked between two files of the cache
   */
  async save(
    reviews: ReadonlyMap<string, RankedReview>,
    words: RankedWords,
    goOn: () => Promise<boolean>,
  ): Promise<void> {
    const byShard = Array.from({ length: SHARDS }, (): Array<[string, RankedReview]> => [])
    for (const entry of reviews) byShard[shardOf(entry[0])]!.push(entry)
    for (const [shard, entries] of byShard.entries()) {
      const content = sha256(entries.map(([id, { digest }]) => `${id} ${digest}`).join('\n'))
      if (this.#shards.holds(shard, content)) continue
      if (!(await goOn())) return
      if (entries.length === 0) await this.#shards.remove(shard)
      else await this.#shards.write(shard, content, packRanked(entries, words))
    }
  }
}

async function unpack(
  bytes: Buffer,
  words: RankedWords,
  into: Map<string, RankedReview>,
  pause: Pause,
): Promise<void> {
  try {
    for (const [id, review] of unpackRanked(bytes, words)) {
      into.set(id, review)
      await pause()
    }
  } catch {
    // The rest of the file is read from the reviews again.
  }
}
