import type { Accounts } from '../accounts/accounts.ts'
import { StateUnreadable } from '../state/json-store.ts'
import type { DraftAuthor, DraftEvent } from './draft.ts'
import { DraftFolder } from './draft-folder.ts'
import { mayRead, whyNot, type DraftMove } from './draft-moves.ts'
import type { DraftRecord } from './draft-record.ts'
import { DraftRefused, noSuchDraft } from './draft-refused.ts'
import { Turns } from './turns.ts'

export interface ShelfParts {
  dataDir: string
  accounts: Pick<Accounts, 'list' | 'find' | 'audit'>
  log: { error(fields: object, message: string): void }
}

/** Makes of a draft what it is next. */
export type DraftEdit = (draft: DraftRecord) => DraftRecord | Promise<DraftRecord>

/** What stands in the place of a text that is not kept any longer. */
const FORGOTTEN = 'Changed for privacy or withdrawn: the text is no longer kept here.\n'

/** Drafts on the disk, each changed by one at a time and only by who may. */
export class DraftShelf {
  readonly #parts: ShelfParts
  readonly folder: DraftFolder
  readonly #turns = new Turns()

  constructor(parts: ShelfParts) {
    this.#parts = parts
    this.folder = new DraftFolder(parts.dataDir)
  }

  /** All there are. One that is damaged is noted in the log and hides no other. */
  async all(): Promise<DraftRecord[]> {
    const ids = await this.folder.ids()
    const read = ids.map(id =>
      this.folder.record(id).catch((cause: unknown) => {
        if (!(cause instanceof StateUnreadable)) throw cause
        this.#parts.log.error({ draft: id }, 'the record of a draft cannot be read')
        return undefined
      }),
    )
    return (await Promise.all(read)).filter(draft => draft !== undefined)
  }

  /** Work on one draft, while nobody else works on it. */
  take<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.take(id, work)
  }

  /** @throws DraftRefused where there is none that the account may read */
  async see(id: string, account: DraftAuthor): Promise<DraftRecord> {
    const draft = await this.folder.record(id)
    if (!draft || !mayRead(draft, account)) throw noSuchDraft()
    return draft
  }

  /** Whatever comes of a draft that an account may change; the work writes it. */
  change<T>(
    id: string,
    move: DraftMove,
    account: DraftAuthor,
    work: (draft: DraftRecord) => Promise<T>,
  ): Promise<T> {
    return this.take(id, async () => {
      const draft = await this.see(id, account)
      refuseMove(move, draft, account)
      return work(draft)
    })
  }

  /** Replaces what is known of a draft. */
  edit(id: string, move: DraftMove, account: DraftAuthor, edit: DraftEdit): Promise<DraftRecord> {
    return this.change(id, move, account, async draft => {
      const next = await edit(draft)
      await this.folder.write(next, draft)
      return next
    })
  }

  /** The same where it is a step on the way to publication: it is in the audit log too. */
  async step(id: string, move: DraftMove, account: DraftAuthor, edit: DraftEdit): Promise<DraftRecord> {
    const next = await this.edit(id, move, account, edit)
    await this.audit(`draft-${next.events.at(-1)!.what}`, id, account)
    return next
  }

  /**
   * Lets go of the texts and remarks of drafts that published a file, where it was withdrawn or changed for privacy;
   * that there were such drafts stays.
   * @param but the draft that is published now
   */
  async forget(file: string, but: string | undefined, account: DraftAuthor): Promise<void> {
    const drafts = (await this.all()).filter(
      ({ id, state, ...draft }) => id !== but && state === 'published' && draft.file === file,
    )
    for (const { id } of drafts)
      await this.take(id, async () => {
        const draft = await this.folder.record(id)
        if (!draft) return
        const digest = await this.folder.put(id, FORGOTTEN)
        const events = but === undefined ? [...draft.events, toEvent('withdrawn', account)] : draft.events
        const state = but === undefined ? ('withdrawn' as const) : draft.state
        await this.folder.write({ ...draft, state, digest, comments: [], kept: [], events }, draft)
      })
  }

  /** Notes in the audit log what an account did, under the name with which it signs in. */
  async audit(what: string, on: string, { name: id }: DraftAuthor): Promise<void> {
    const { accounts } = this.#parts
    const account = (await accounts.list()).find(one => one.id === id)
    await accounts.audit.record({ who: account?.name ?? id, what, on })
  }
}

export function toEvent(
  what: DraftEvent['what'],
  { displayName }: DraftAuthor,
): DraftRecord['events'][number] {
  return { what, by: displayName, time: new Date().toISOString() }
}

/** @throws DraftRefused with the reason why an account may not do something */
export function refuseMove(move: DraftMove, draft: DraftRecord, account: DraftAuthor): void {
  const reason = whyNot(move, draft, account)
  if (reason !== undefined) throw new DraftRefused(reasonStatus(move, draft, account), reason)
}

/** 409 where another state would allow it, 403 where another account would. */
function reasonStatus(move: DraftMove, draft: DraftRecord, account: DraftAuthor): 403 | 409 {
  const states = ['draft', 'in-review', 'approved'] as const
  return states.some(state => whyNot(move, { ...draft, state }, account) === undefined) ? 409 : 403
}
