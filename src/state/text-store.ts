import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { syncFolder } from './sync-folder.ts'

/** Texts in files named by their own SHA-256: `ab/abcd….md`. */
export class TextStore {
  readonly #dir: string
  readonly #isDurable: boolean

  /** @param isDurable whether a text is on the disk for good when `put` resolves; else a crash may take it */
  constructor(dir: string, { isDurable = false } = {}) {
    this.#dir = dir
    this.#isDurable = isDurable
  }

  async has(digest: string): Promise<boolean> {
    return stat(this.#pathOf(digest)).then(
      () => true,
      () => false,
    )
  }

  /** The text of a digest; undefined where it is not kept, or is no longer what it was. */
  async get(digest: string): Promise<string | undefined> {
    const text = await readFile(this.#pathOf(digest), 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined
      throw cause
    })
    return text !== undefined && digestOfText(text) === digest ? text : undefined
  }

  /** Keeps a text. */
  async put(text: string): Promise<void> {
    const path = this.#pathOf(digestOfText(text))
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // Where many are written at a time and each can be had again, a damaged one is known by its name.
    await writeFileAtomic(path, text, { mode: 0o600, fsync: this.#isDurable })
    if (this.#isDurable) for (const folder of [dirname(path), this.#dir]) await syncFolder(folder)
  }

  async remove(digest: string): Promise<void> {
    await rm(this.#pathOf(digest), { force: true })
  }

  #pathOf(digest: string): string {
    return join(this.#dir, digest.slice(0, 2), `${digest}.md`)
  }
}

/** SHA-256 in hex, by which a text is kept. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
