import type { Problem } from '../../problems/problem.ts'
import { isDisclosure } from '../../problems/rules.ts'
import { sha256 } from '../digest.ts'
import type { Review } from '../review.ts'
import { createTagSharer } from '../share-tags.ts'
import { CacheShards, SHARDS, shardOf } from './cache-shards.ts'
import type { KnownFile, KnownFiles } from './known-files.ts'
import { packReviews, unpackReviews, type Remembered } from './review-shard.ts'

/**
 * What came of reading the files of the reviews, kept from one start to the next. It holds public reviews alone, and
 * of their problems those that quote what anybody may read.
 */
export class ReviewCache {
  readonly #shards: CacheShards

  /**
   * @param dir of the cache
   * @param madeBy digest of the software that reads
   * @param taxonomyDigest of the vocabulary by which files are read
   */
  constructor(dir: string, madeBy: string, taxonomyDigest: string) {
    this.#shards = new CacheShards(dir, 'reviews', [madeBy, taxonomyDigest])
  }

  /** All that is remembered; nothing where nothing can be used. */
  async load(): Promise<KnownFiles> {
    const known = new Map<string, KnownFile>()
    const { share } = createTagSharer()
    let upcoming = this.#shards.read(0)
    for (let shard = 0; shard < SHARDS; shard++) {
      const bytes = await upcoming
      // The next is fetched while this one is unpacked.
      if (shard + 1 < SHARDS) upcoming = this.#shards.read(shard + 1)
      if (bytes) for (const [name, file] of readShard(bytes, share)) known.set(name, file)
    }
    return known
  }

  /**
   * Remembers what is known now, and nothing else: of a file that changed or went nothing is left.
   * @param goOn is asked between two files of the cache
   */
  async save(known: KnownFiles, goOn: () => Promise<boolean>): Promise<void> {
    const byShard = Array.from({ length: SHARDS }, (): Remembered[] => [])
    for (const [name, file] of known)
      if (mayBeKept(file)) byShard[shardOf(name)]!.push([name, file] as Remembered)
    for (const [shard, files] of byShard.entries()) {
      const content = sha256(
        files.map(([name, { digest, stamp }]) => `${name} ${digest} ${stamp}`).join('\n'),
      )
      if (this.#shards.holds(shard, content)) continue
      if (!(await goOn())) return
      if (files.length === 0) await this.#shards.remove(shard)
      else await this.#shards.write(shard, content, packReviews(files))
    }
  }
}

function readShard(bytes: Buffer, share: Parameters<typeof unpackReviews>[1]): Array<[string, KnownFile]> {
  try {
    return [...unpackReviews(bytes, share)]
  } catch {
    return []
  }
}

/** What is withdrawn is to be kept nowhere that it need not be. */
function mayBeKept({ stamp, read: { problems, review } }: KnownFile): boolean {
  if (stamp === undefined || review === undefined || review.withdrawn !== undefined) return false
  return problems.length === 0 || mayBeQuoted(review, problems)
}

/** A problem quotes what it found: in a file with held values that may be one, and what discloses is never to be kept. */
function mayBeQuoted({ childDetail }: Review, problems: readonly Problem[]): boolean {
  return childDetail === 'open' && !problems.some(({ rule }) => isDisclosure(rule))
}
