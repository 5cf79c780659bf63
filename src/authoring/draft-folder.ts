import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StateUnreadable } from '../state/json-store.ts'
import { syncFolder } from '../state/sync-folder.ts'
import { digestOfText, TextStore } from '../state/text-store.ts'
import { isDraftId, readDraftRecord, writeDraftRecord, type DraftRecord } from './draft-record.ts'

const REMOVED = 'removed-'

/**
 * The drafts of a data folder: `drafts/<id>/` with the record and the texts it points at, each in a file named by its
 * SHA-256.
 *
 * A text is on the disk before the record that points at it, and goes after no record does: a crash between the two
 * leaves a text too many and never one too few.
 */
export class DraftFolder {
  readonly #dir: string

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'drafts')
  }

  /** A fresh id with a folder of its own. */
  async create(): Promise<string> {
    const id = `d-${randomBytes(6).toString('hex')}`
    await mkdir(this.#pathOf(id), { recursive: true, mode: 0o700 })
    await syncFolder(this.#dir)
    return id
  }

  /** Ids of all there are. What a crash left of a removal is cleared away. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.#dir).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return []
      throw cause
    })
    const removed = names.filter(name => name.startsWith(REMOVED))
    for (const name of removed) await rm(join(this.#dir, name), { recursive: true, force: true })
    return names.filter(isDraftId)
  }

  /** @throws StateUnreadable */
  async record(id: string): Promise<DraftRecord | undefined> {
    return isDraftId(id) ? readDraftRecord(this.#pathOf(id)) : undefined
  }

  /** Replaces the record, and then lets go of the texts that it no longer points at. */
  async write(record: DraftRecord, before?: DraftRecord): Promise<void> {
    await writeDraftRecord(this.#pathOf(record.id), record)
    const needed = new Set(textsOf(record))
    for (const digest of before ? textsOf(before) : [])
      if (!needed.has(digest)) await this.#texts(record.id).remove(digest)
  }

  /** Keeps a text for good, and gives its digest. */
  async put(id: string, markdown: string): Promise<string> {
    await this.#texts(id).put(markdown)
    return digestOfText(markdown)
  }

  /** @throws StateUnreadable where the file is not what it was */
  async text(id: string, digest: string): Promise<string> {
    const text = await this.#texts(id).get(digest)
    if (text === undefined)
      throw new StateUnreadable(this.#pathOf(id), 'lacks a text of its draft. Restore it from a backup.')
    return text
  }

  /** Out of sight at once, and then gone. */
  async remove(id: string): Promise<void> {
    const aside = join(this.#dir, `${REMOVED}${id}`)
    await rename(this.#pathOf(id), aside)
    await syncFolder(this.#dir)
    await rm(aside, { recursive: true, force: true })
  }

  #texts(id: string): TextStore {
    return new TextStore(join(this.#pathOf(id), 'texts'), { isDurable: true })
  }

  #pathOf(id: string): string {
    return join(this.#dir, id)
  }
}

function textsOf({ digest, kept }: DraftRecord): string[] {
  return [digest, ...kept.map(one => one.digest)]
}
