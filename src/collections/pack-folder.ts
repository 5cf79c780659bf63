import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readStateFile, removeStateFile, writeStateFile } from '../state/state-file.ts'
import { syncFolder } from '../state/sync-folder.ts'
import { packSchema, type Pack } from './pack.ts'
import { isShortId } from '../state/short-id.ts'

const fileSchema = z.object({ version: z.literal(1), pack: packSchema })

/** Packs as files of `DATA_DIR/packs`, each read anew, since another process may be the one that writes. */
export class PackFolder {
  readonly #dir: string

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'packs')
  }

  /** @throws StateUnreadable */
  async read(id: string): Promise<Pack | undefined> {
    // Nothing else becomes the name of a file.
    if (!isShortId(id)) return undefined
    return (await readStateFile(this.#pathOf(id), fileSchema))?.pack
  }

  /** The last changed first. @throws StateUnreadable */
  async all(): Promise<Pack[]> {
    const names = await readdir(this.#dir).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return []
      throw cause
    })
    const ids = names.filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length))
    const packs = await Promise.all(ids.map(id => this.read(id)))
    return packs.flatMap(pack => pack ?? []).sort((a, b) => (a.changed < b.changed ? 1 : -1))
  }

  /** Whole or not at all; resolves when the disk has it. */
  async write(pack: Pack): Promise<void> {
    await writeStateFile(this.#pathOf(pack.id), { version: 1, pack })
    await syncFolder(this.#dir)
  }

  async remove(id: string): Promise<void> {
    await removeStateFile(this.#pathOf(id))
    await syncFolder(this.#dir)
  }

  #pathOf(id: string): string {
    return join(this.#dir, `${id}.json`)
  }
}
