import { join } from 'node:path'
import { z } from 'zod'
import { signedReceiptSchema, type SignedReceipt } from '../exports/receipt.ts'
import { openJsonStore } from '../state/json-store.ts'
import { readStateFile, removeStateFile, writeStateFile } from '../state/state-file.ts'
import { createShortId, isShortId } from '../state/short-id.ts'
import { Turns } from '../state/turns.ts'

const savedExtract = z.object({
  /** Ten random characters of base 32: its address is known only to whoever was given it. */
  id: z.string(),
  title: z.string(),
  /** Name of the account that saved it. */
  owner: z.string(),
  /** When it was made, in ISO 8601. */
  made: z.string(),
  sentence: z.string(),
  items: z.int(),
})

const schema = z.object({ version: z.literal(1), extracts: z.array(savedExtract) })

export type SavedExtract = z.output<typeof savedExtract>

/** Extracts that were saved: small records, and beside each a file with its receipt. */
export class SavedExtracts {
  readonly #dataDir: string
  readonly #turns = new Turns()

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  /** Those of an account, newest first. */
  async listOf(owner: string): Promise<SavedExtract[]> {
    const { data } = await this.#open()
    return data.extracts.filter(extract => extract.owner === owner).toReversed()
  }

  /** The record and the receipt; undefined where there is none with the id. */
  async get(id: string): Promise<{ extract: SavedExtract; receipt: SignedReceipt } | undefined> {
    if (!isShortId(id)) return undefined
    const { data } = await this.#open()
    const extract = data.extracts.find(one => one.id === id)
    if (!extract) return undefined
    const receipt = await readStateFile(this.#pathOf(id), signedReceiptSchema)
    return receipt && { extract, receipt }
  }

  /** Saves an extract by its receipt. Acknowledged only when both receipt and record are on the disk. */
  save(receipt: SignedReceipt, owner: string): Promise<SavedExtract> {
    return this.#turns.run(async () => {
      const { title, made, query, items } = receipt.receipt
      const extract = {
        id: createShortId(),
        title,
        owner,
        made,
        sentence: query.sentence,
        items: items.length,
      }
      await writeStateFile(this.#pathOf(extract.id), receipt)
      const store = await this.#open()
      await store.update(data => void data.extracts.push(extract))
      return extract
    })
  }

  /** Takes away a saved extract; false where there is none with the id. */
  remove(id: string): Promise<boolean> {
    return this.#turns.run(async () => {
      const store = await this.#open()
      const rest = store.data.extracts.filter(extract => extract.id !== id)
      if (rest.length === store.data.extracts.length) return false
      await store.update(data => void (data.extracts = rest))
      await removeStateFile(this.#pathOf(id))
      return true
    })
  }

  /** Read anew each time, since another process may be the one that writes. */
  #open() {
    return openJsonStore(join(this.#dataDir, 'extracts.json'), schema, { version: 1, extracts: [] })
  }

  #pathOf(id: string): string {
    return join(this.#dataDir, 'extracts', `${id}.json`)
  }
}
