import { ONLY_READS, type AskingAccount } from '../accounts/account-of.ts'
import { canAdminister } from '../accounts/roles.ts'
import { createPackReceipt } from '../exports/packs/create-pack-receipt.ts'
import type { PackReceipt } from '../exports/packs/pack-receipt.ts'
import type { SignedPackReceipt } from '../exports/receipt.ts'
import type { Verification } from '../exports/verification.ts'
import type { Library } from '../search/library.ts'
import { checkPack } from './check-pack.ts'
import type { Extracts } from './extracts.ts'
import { MOST_PACKS, toPackText, type Pack, type PackConflict, type PackText } from './pack.ts'
import { PackFolder } from './pack-folder.ts'
import { PackRefused } from './pack-refused.ts'
import { createShortId } from '../state/short-id.ts'
import { Turns } from '../state/turns.ts'

interface PacksParts {
  dataDir: string
  library: Library
  /** Signs and verifies receipts. */
  extracts: Extracts
}

/** Whoever asks; a pack may be read without an account. */
type Asking = Pick<AskingAccount, 'name' | 'role'>

/**
 * Packs as the API and the pages make, save and verify them. What is answered for is on disk. Whatever cannot be done
 * throws a PackRefused, which says why.
 */
export class Packs {
  readonly readOnly: boolean
  readonly #parts: PacksParts
  readonly #folder: PackFolder
  readonly #turns = new Turns()

  constructor(parts: PacksParts) {
    this.#parts = parts
    this.#folder = new PackFolder(parts.dataDir)
    this.readOnly = parts.extracts.readOnly
  }

  /** Those of an account, the last changed first. */
  async listOf(owner: string): Promise<Pack[]> {
    return (await this.#folder.all()).filter(pack => pack.owner === owner)
  }

  /** Whoever has its address may read it; undefined where there is none. */
  get(id: string): Promise<Pack | undefined> {
    return this.#folder.read(id)
  }

  create(text: PackText, { name }: Asking): Promise<Pack> {
    return this.#inTurn(async () => {
      const kept = toKept(text)
      this.#refuse(kept, new Set())
      return this.#add(kept, name)
    })
  }

  /** A pack of one's own that begins as another's is; what was withdrawn stays behind. */
  copy(id: string, { name }: Asking): Promise<Pack> {
    return this.#inTurn(async () => {
      const { title, audience, aim, items } = await this.#find(id)
      const { catalogue } = this.#parts.library.snapshot
      const standing = items.filter(one => catalogue.row(one.id))
      if (standing.length === 0)
        throw new PackRefused(422, 'Nothing that is in this pack can be read any more, so it is not copied.')
      return this.#add({ title, audience, aim, items: standing }, name)
    })
  }

  /** Saves what was made from a revision. Where another was saved in between, it is refused and nothing is changed. */
  change(id: string, text: PackText, revision: number, account: Asking): Promise<Pack | PackConflict> {
    return this.#inTurn(async () => {
      const before = await this.#own(id, account)
      const kept = toKept(text)
      this.#refuse(kept, new Set(before.items.map(item => item.id)))
      // As when an answer was lost on the way, and the same is sent again.
      if (toPackText(kept) === toPackText(before)) return before
      if (revision !== before.revision) return { current: before }
      return this.#write(before, kept, before.receipt.receipt)
    })
  }

  /** Brings the receipt up to date: what the records say now is what the pack is compared with from here on. */
  renew(id: string, account: Asking): Promise<Pack> {
    return this.#inTurn(async () => {
      const before = await this.#own(id, account)
      return this.#write(before, before)
    })
  }

  /** Its address then leads nowhere. Whoever runs the library may take away anybody's. */
  remove(id: string, account: Asking): Promise<void> {
    return this.#inTurn(async () => {
      const { owner } = await this.#find(id)
      if (!this.mayRemove({ owner }, account))
        throw new PackRefused(403, 'Only whoever made a pack may delete it.')
      await this.#folder.remove(id)
    })
  }

  mayRemove({ owner }: Pick<Pack, 'owner'>, account: Asking | undefined): boolean {
    return account !== undefined && (account.name === owner || canAdminister(account.role))
  }

  verify({ receipt }: Pick<Pack, 'receipt'>): Promise<Verification> {
    return this.#parts.extracts.verify(receipt)
  }

  async #add(text: PackText, owner: string): Promise<Pack> {
    if ((await this.listOf(owner)).length >= MOST_PACKS)
      throw new PackRefused(
        422,
        `You have ${MOST_PACKS} packs, which is as many as there can be. Delete one first.`,
      )
    const id = createShortId()
    const receipt = await this.#sign(id, text)
    const made = receipt.receipt.made
    const pack: Pack = { id, owner, ...toKept(text), made, changed: made, revision: 1, receipt }
    await this.#folder.write(pack)
    return pack
  }

  /** @param receipt whose digests are kept */
  async #write(before: Pack, text: PackText, receipt?: PackReceipt): Promise<Pack> {
    const signed = await this.#sign(before.id, text, receipt)
    const pack: Pack = {
      ...before,
      ...toKept(text),
      changed: signed.receipt.made,
      revision: before.revision + 1,
      receipt: signed,
    }
    await this.#folder.write(pack)
    return pack
  }

  async #sign(id: string, text: PackText, before?: PackReceipt): Promise<SignedPackReceipt> {
    const maker = await this.#parts.extracts.maker()
    const ids = text.items.map(item => item.id)
    return createPackReceipt(
      { ...text, path: `/packs/${id}`, ids },
      this.#parts.library.snapshot,
      maker,
      before,
    )
  }

  async #find(id: string): Promise<Pack> {
    const pack = await this.#folder.read(id)
    if (!pack) throw new PackRefused(404, 'There is no pack at this address. It may have been deleted.')
    return pack
  }

  async #own(id: string, account: Asking): Promise<Pack> {
    const pack = await this.#find(id)
    if (pack.owner !== account.name)
      throw new PackRefused(403, 'Only whoever made a pack may change it. Copy it, and change the copy.')
    return pack
  }

  #refuse(text: PackText, before: ReadonlySet<string>): void {
    const faults = checkPack(text, this.#parts.library.snapshot, before)
    if (faults.length > 0)
      throw new PackRefused(
        422,
        faults.map(({ message }) => `${message}.`.replace(/\.\.$/, '.')).join(' '),
        faults,
      )
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.readOnly ? Promise.reject(new PackRefused(403, ONLY_READS)) : this.#turns.run(work)
  }
}

/** Nothing but what a pack keeps, each item once, in the lines that a form and a program would both send. */
function toKept({ title, audience, aim, items }: PackText) {
  const seen = new Set<string>()
  const once = items.filter(({ id }) => !seen.has(id) && seen.add(id))
  return {
    title: title.replaceAll(/\s+/g, ' ').trim(),
    audience: audience.replaceAll(/\s+/g, ' ').trim(),
    aim: toLines(aim),
    items: once.map(({ id, note }) => ({ id, note: toLines(note) })),
  }
}

function toLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim()
}
