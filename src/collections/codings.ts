import { join } from 'node:path'
import { z } from 'zod'
import type { CodedValues } from '../analysis/coding/coded-facets.ts'
import { openJsonStore } from '../state/json-store.ts'
import { readStateFile, removeStateFile, writeStateFile } from '../state/state-file.ts'
import { createShortId, isShortId } from '../state/short-id.ts'
import { Turns } from '../state/turns.ts'

/** What kind of reader made a coding. */
export const READERS = ['person', 'machine'] as const

const head = z.object({
  id: z.string(),
  /** Of the account; never shown to anybody else. */
  owner: z.string(),
  /** `<review>/F1` */
  finding: z.string(),
  /** ISO 8601. */
  made: z.string(),
})

const content = z.object({
  reader: z.enum(READERS),
  /** Of the words that were coded; see `digestOfWords`. */
  digest: z.string(),
  /** Version of the vocabulary that it was coded by. */
  taxonomy: z.string(),
  changed: z.string(),
  values: z.record(z.string(), z.array(z.string())),
})

const schema = z.object({ version: z.literal(1), codings: z.array(head) })

type Head = z.output<typeof head>

/** What somebody says of a finding. */
export interface NewCoding {
  reader: (typeof READERS)[number]
  digest: string
  taxonomy: string
  values: CodedValues
}

/** One person's tagging of one finding, as it is kept. */
export type Coding = Head & NewCoding & { changed: string }

/** There is one coding of a finding an account. */
export class AlreadyCoded extends Error {
  readonly id: string

  constructor(id: string) {
    super(`You have coded this finding already, in the coding ${id}. Change that one, or delete it.`)
    this.name = 'AlreadyCoded'
    this.id = id
  }
}

/** Codings that were kept: small records, and beside each a file with what was chosen, written before it. */
export class Codings {
  readonly readOnly: boolean
  readonly #dataDir: string
  readonly #turns = new Turns()

  constructor({ dataDir, readOnly }: { dataDir: string; readOnly: boolean }) {
    this.#dataDir = dataDir
    this.readOnly = readOnly
  }

  /** Those of an account, newest first. */
  async listOf(owner: string): Promise<Coding[]> {
    const heads = await this.#heads()
    return this.#load(heads.filter(one => one.owner === owner).toReversed())
  }

  /** One of an account; undefined where it is not theirs, as where there is none. */
  async get(owner: string, id: string): Promise<Coding | undefined> {
    if (!isShortId(id)) return undefined
    const heads = await this.#heads()
    const [coding] = await this.#load(heads.filter(one => one.id === id && one.owner === owner))
    return coding
  }

  /** What an account said of a finding. */
  async ofFinding(owner: string, finding: string): Promise<Coding | undefined> {
    const heads = await this.#heads()
    const [coding] = await this.#load(heads.filter(one => one.finding === finding && one.owner === owner))
    return coding
  }

  /** What others said of a finding, by none of whom anything else is told. */
  async ofOthers(finding: string, owner: string | undefined): Promise<NewCoding[]> {
    const heads = await this.#heads()
    const theirs = await this.#load(heads.filter(one => one.finding === finding && one.owner !== owner))
    return theirs.map(({ reader, digest, taxonomy, values }) => ({ reader, digest, taxonomy, values }))
  }

  /**
   * Keeps a coding. Acknowledged only when both what was chosen and the record are on the disk.
   * @throws AlreadyCoded
   */
  add(owner: string, finding: string, coding: NewCoding): Promise<Coding> {
    return this.#turns.run(async () => {
      const store = await this.#open()
      const known = store.data.codings.find(one => one.owner === owner && one.finding === finding)
      if (known) throw new AlreadyCoded(known.id)
      const made = new Date().toISOString()
      const added: Head = { id: createShortId(), owner, finding, made }
      await this.#write(added.id, coding, made)
      await store.update(data => void data.codings.push(added))
      return { ...added, ...coding, changed: made }
    })
  }

  /** Puts another coding in the place of one. @returns undefined where it is not theirs */
  change(owner: string, id: string, coding: NewCoding): Promise<Coding | undefined> {
    return this.#turns.run(async () => {
      const known = (await this.#heads()).find(one => one.id === id && one.owner === owner)
      if (!known) return undefined
      const changed = new Date().toISOString()
      await this.#write(id, coding, changed)
      return { ...known, ...coding, changed }
    })
  }

  /** @returns whether it was there and theirs */
  remove(owner: string, id: string): Promise<boolean> {
    return this.#turns.run(async () => {
      const store = await this.#open()
      const rest = store.data.codings.filter(one => !(one.id === id && one.owner === owner))
      if (rest.length === store.data.codings.length) return false
      await store.update(data => void (data.codings = rest))
      await removeStateFile(this.#pathOf(id))
      return true
    })
  }

  async #load(heads: readonly Head[]): Promise<Coding[]> {
    const all = await Promise.all(
      heads.map(async one => ({ one, found: await readStateFile(this.#pathOf(one.id), content) })),
    )
    return all.flatMap(({ one, found }) => (found ? [{ ...one, ...found }] : []))
  }

  #write(id: string, coding: NewCoding, changed: string): Promise<void> {
    return writeStateFile(this.#pathOf(id), { ...coding, changed })
  }

  async #heads(): Promise<readonly Head[]> {
    return (await this.#open()).data.codings
  }

  /** Read anew each time, since another process may be the one that writes. */
  #open() {
    return openJsonStore(join(this.#dataDir, 'codings.json'), schema, { version: 1, codings: [] })
  }

  #pathOf(id: string): string {
    return join(this.#dataDir, 'codings', `${id}.json`)
  }
}
