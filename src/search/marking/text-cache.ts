import { SHARDS, shardOf, type CacheShards } from '../../corpus/cache/cache-shards.ts'
import { sha256 } from '../../corpus/digest.ts'
import type { KeptText } from './kept-text.ts'

/** What the first line of a file of the cache says of the bytes behind it. */
type TextIndex = Array<[id: string, digest: string, parts: KeptText['parts']]>

/** The texts of the reviews, kept from one start to the next. Made from public records alone. */
export class TextCache {
  readonly #shards: CacheShards

  constructor(shards: CacheShards) {
    this.#shards = shards
  }

  /** All that is remembered, by id, a file of the cache at a time; what cannot be used is left out. */
  async *load(): AsyncGenerator<Array<[id: string, text: KeptText]>> {
    for (let shard = 0; shard < SHARDS; shard++) {
      const bytes = await this.#shards.read(shard)
      if (bytes) yield unpack(bytes)
    }
  }

  /**
   * Remembers these texts and nothing else.
   * @param goOn is asked between two files of the cache
   */
  async save(texts: ReadonlyMap<string, KeptText>, goOn: () => Promise<boolean>): Promise<void> {
    const byShard = Array.from({ length: SHARDS }, (): Array<[string, KeptText]> => [])
    for (const entry of texts) byShard[shardOf(entry[0])]!.push(entry)
    for (const [shard, entries] of byShard.entries()) {
      const content = sha256(entries.map(([id, { digest }]) => `${id} ${digest}`).join('\n'))
      if (this.#shards.holds(shard, content)) continue
      if (!(await goOn())) return
      if (entries.length === 0) await this.#shards.remove(shard)
      else await this.#shards.write(shard, content, pack(entries))
    }
  }
}

function pack(entries: ReadonlyArray<[string, KeptText]>): Buffer {
  const index: TextIndex = entries.map(([id, { digest, parts }]) => [id, digest, parts])
  return Buffer.concat([Buffer.from(`${JSON.stringify(index)}\n`), ...entries.map(([, { bytes }]) => bytes)])
}

function unpack(bytes: Buffer): Array<[string, KeptText]> {
  try {
    const end = bytes.indexOf('\n')
    const index = JSON.parse(bytes.toString('utf8', 0, end)) as TextIndex
    let at = end + 1
    return index.map(([id, digest, parts]) => {
      const start = at
      at += parts.reduce((sum, [, length]) => sum + length, 0)
      return [id, { digest, parts, bytes: bytes.subarray(start, at) }]
    })
  } catch {
    return []
  }
}
