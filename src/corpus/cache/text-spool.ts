import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReviewBody, ReviewText, Section } from '../review.ts'

/** Texts are written in pieces of this size. */
const PIECE_BYTES = 4 * 1024 * 1024

/**
 * Texts of reviews that were read just now, for the index and the ranking that need them next: they are read from
 * here in a tenth of the time that it takes to read them from Markdown again. The file has no name from the moment it is made,
 * so that nothing is left of it, however the process ends.
 */
export class TextSpool {
  readonly #dir: string
  readonly #places = new Map<string, { at: number; bytes: number }>()
  #file: FileHandle | undefined
  #pending: Buffer[] = []
  #pendingBytes = 0
  /** Where the next text will lie. */
  #end = 0
  #writing: Promise<void> = Promise.resolve()
  #isClosed = false

  /** @param dir made when there is something to write */
  constructor(dir: string) {
    this.#dir = dir
  }

  /** @param digest of the file it was read from */
  async add(digest: string, body: ReviewBody): Promise<void> {
    if (this.#isClosed || this.#places.has(digest)) return
    const bytes = Buffer.from(JSON.stringify(toText(body)))
    this.#places.set(digest, { at: this.#end, bytes: bytes.length })
    this.#pending.push(bytes)
    this.#end += bytes.length
    this.#pendingBytes += bytes.length
    if (this.#pendingBytes > PIECE_BYTES) await this.#write()
  }

  /** The text that was read from the file of a digest; undefined where it is not here. */
  async read(digest: string): Promise<ReviewText | undefined> {
    const place = this.#places.get(digest)
    if (!place) return undefined
    await this.#write()
    const bytes = Buffer.allocUnsafe(place.bytes)
    // Closed meanwhile, or never written since the disk is full: then it is read from Markdown.
    const read = await this.#file?.read(bytes, 0, place.bytes, place.at).catch(() => undefined)
    return read?.bytesRead === place.bytes ? (JSON.parse(bytes.toString('utf8')) as ReviewText) : undefined
  }

  /** Lets go of all texts. May be called twice. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#places.clear()
    this.#pending = []
    this.#pendingBytes = 0
    await this.#writing
    const file = this.#file
    this.#file = undefined
    await file?.close()
  }

  #write(): Promise<void> {
    const bytes = Buffer.concat(this.#pending)
    const at = this.#end - bytes.length
    this.#pending = []
    this.#pendingBytes = 0
    this.#writing = this.#writing.then(async () => {
      if (bytes.length === 0 || this.#isClosed) return
      try {
        this.#file ??= await openNameless(this.#dir)
        await this.#file.write(bytes, 0, bytes.length, at)
      } catch {
        this.#isClosed = true
        this.#places.clear()
      }
    })
    return this.#writing
  }
}

async function openNameless(dir: string): Promise<FileHandle> {
  await mkdir(dir, { recursive: true })
  const path = join(dir, 'texts.spool')
  const file = await open(path, 'w+', 0o600)
  await unlink(path)
  return file
}

function toText({ sections, items }: ReviewBody): ReviewText {
  const all = (some: readonly Section[]) =>
    some.map(({ slug, heading, passages }) => ({ slug, heading, passages }))
  return {
    sections: all(sections),
    items: Object.fromEntries(Object.entries(items).map(([id, own]) => [id, all(own)])),
  }
}
