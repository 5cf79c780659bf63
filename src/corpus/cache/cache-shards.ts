import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { sha256 } from '../digest.ts'

/** A change writes one of so many files anew: a few megabytes of a library of ten thousand reviews. */
export const SHARDS = 32

/** Raised when the form of a file changes in a way that its first line does not show. */
const FORM = 1

/** First line of a file: what its content was made from, and what shows that it is all there. */
interface ShardHead {
  key: string
  bytes: number
  crc: number
  /** What is in it, so that a file that would be the same is not written again. */
  content: string
}

/** Which of the files holds what is kept of a review. @param name of its file */
export function shardOf(name: string): number {
  return crc32(name) % SHARDS
}

/**
 * Files of one kind in the folder of the cache. A file that is damaged, cut off or made from anything else is as
 * good as none, and is replaced when it is next written.
 */
export class CacheShards {
  readonly #dir: string
  readonly #kind: string
  readonly #key: string
  readonly #contents = new Map<number, string>()

  /** @param madeFrom digests of all that the content depends on beside the files of the reviews */
  constructor(dir: string, kind: string, madeFrom: readonly string[]) {
    this.#dir = dir
    this.#kind = kind
    this.#key = sha256([kind, FORM, ...madeFrom].join('\n'))
  }

  /** What a file holds, in a memory of its own that begins at a multiple of eight; undefined where it cannot be used. */
  async read(shard: number): Promise<Buffer | undefined> {
    const bytes = await readWhole(this.#path(shard)).catch(() => undefined)
    const end = bytes?.indexOf('\n') ?? -1
    if (bytes === undefined || end < 0) return undefined
    const head = parseHead(bytes.toString('utf8', 0, end))
    const content = bytes.subarray(end + 1)
    if (head?.key !== this.#key || head.bytes !== content.length || head.crc !== crc32(content))
      return undefined
    this.#contents.set(shard, head.content)
    return content
  }

  /** Whether a file holds just this content, as far as it was read or written here. */
  holds(shard: number, content: string): boolean {
    return this.#contents.get(shard) === content
  }

  /**
   * Puts a file in the place of the one before, as a whole.
   * @param content digest of what is in it
   */
  async write(shard: number, content: string, bytes: Buffer): Promise<void> {
    const head: ShardHead = { key: this.#key, bytes: bytes.length, crc: crc32(bytes), content }
    const path = this.#path(shard)
    // Always the same name, so that what a crash leaves behind is overwritten.
    const upcoming = `${path}.next`
    await mkdir(this.#dir, { recursive: true })
    const file = await open(upcoming, 'w', 0o600)
    try {
      await file.writeFile(toLine(head))
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
    await rename(upcoming, path)
    this.#contents.set(shard, content)
  }

  async remove(shard: number): Promise<void> {
    await rm(this.#path(shard), { force: true })
    this.#contents.delete(shard)
  }

  #path(shard: number): string {
    return join(this.#dir, `${this.#kind}-${String(shard).padStart(2, '0')}.pack`)
  }
}

/** In one go: reading in pieces takes several times as long. */
async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.allocUnsafeSlow((await file.stat()).size)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Filled up with spaces, so that numbers behind it can be read where they lie. */
function toLine(head: ShardHead): string {
  const line = JSON.stringify(head)
  return `${line.padEnd(Math.ceil((line.length + 1) / 8) * 8 - 1)}\n`
}

function parseHead(line: string): ShardHead | undefined {
  try {
    return JSON.parse(line) as ShardHead
  } catch {
    return undefined
  }
}
