import { randomBytes } from 'node:crypto'
import { canAdminister } from '../accounts/roles.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { digestOfText } from '../state/text-store.ts'
import { blockingProblems } from './blocking-problems.ts'
import type { Draft, DraftAuthor, DraftConflict, DraftWithText, KeptText } from './draft.ts'
import { parseDraftHead } from './draft-head.ts'
import { MOST_COMMENTS, MOST_DRAFTS, toDraftText, toNote } from './draft-limits.ts'
import { mayRead } from './draft-moves.ts'
import { quoteOf } from './draft-passages.ts'
import type { DraftRecord } from './draft-record.ts'
import { DraftRefused, noSuchDraft } from './draft-refused.ts'
import { DraftShelf, refuseMove, toEvent, type ShelfParts } from './draft-shelf.ts'
import { findPeople } from './find-people.ts'
import { keepRefused } from './keep-refused.ts'

export interface DraftsParts extends ShelfParts {
  /** What is served now: a text is approved only where nothing would keep it out. */
  snapshot(): Snapshot
}

/**
 * Texts that are being written, with who may do what with them. What is answered for is on disk. Nothing here is
 * indexed, cached or logged. Whatever cannot be done throws a DraftRefused, which says why.
 */
export class Drafts {
  readonly #parts: DraftsParts
  /** For who publishes. */
  readonly shelf: DraftShelf

  constructor(parts: DraftsParts) {
    this.#parts = parts
    this.shelf = new DraftShelf(parts)
  }

  /** Those that an account may read, the last saved first. */
  async list(account: DraftAuthor): Promise<Draft[]> {
    const all = await this.shelf.all()
    return all.filter(draft => mayRead(draft, account)).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
  }

  /** Begins one. @param base the published review that it would replace, as its file was when it was read */
  async create(
    { markdown, base }: { markdown: string; base?: Draft['base'] },
    account: DraftAuthor,
  ): Promise<Draft> {
    const text = toDraftText(markdown)
    const own = (await this.shelf.all()).filter(
      ({ author, state }) => author.name === account.name && state !== 'published' && state !== 'withdrawn',
    )
    if (own.length >= MOST_DRAFTS)
      throw new DraftRefused(422, `You have ${MOST_DRAFTS} drafts, which is as many as there can be.`)
    const id = await this.shelf.folder.create()
    const digest = await this.shelf.folder.put(id, text)
    const now = new Date().toISOString()
    const { name, displayName } = account
    const draft: DraftRecord = {
      ...{ id, state: 'draft', ...parseDraftHead(text), author: { name, displayName }, people: [] },
      ...{ createdAt: now, savedAt: now, savedBy: displayName, savers: [name], revision: 1, digest },
      ...{ base, comments: [], kept: [], events: [{ what: 'created', by: displayName, time: now }] },
    }
    await this.shelf.folder.write(draft)
    return draft
  }

  /** A draft with its text; undefined where there is none, as where it is not open to the account. */
  read(id: string, account: DraftAuthor): Promise<DraftWithText | undefined> {
    return this.shelf.take(id, async () => {
      const draft = await this.shelf.folder.record(id)
      if (!draft || !mayRead(draft, account)) return undefined
      return { draft, markdown: await this.shelf.folder.text(id, draft.digest) }
    })
  }

  /**
   * Saves a text that was made from a revision. Where another was saved in between it is refused, and both are kept.
   */
  save(
    id: string,
    { markdown, revision }: { markdown: string; revision: number },
    account: DraftAuthor,
  ): Promise<Draft | DraftConflict> {
    return this.shelf.change(id, 'save', account, async draft => {
      const text = toDraftText(markdown)
      const digest = digestOfText(text)
      // As when an answer was lost on the way, and the same is sent again.
      if (digest === draft.digest) return draft
      if (revision !== draft.revision)
        return keepRefused(this.shelf.folder, draft, { text, digest, revision }, account)
      await this.shelf.folder.put(id, text)
      const lapses = draft.state === 'approved'
      const next: DraftRecord = {
        ...draft,
        ...parseDraftHead(text),
        ...{ digest, revision: draft.revision + 1, savedBy: account.displayName },
        ...{ savedAt: new Date().toISOString(), savers: [...new Set([...draft.savers, account.name])] },
        ...(lapses && { state: 'in-review' as const, approval: undefined }),
        events: lapses ? [...draft.events, toEvent('approval-lapsed', account)] : draft.events,
      }
      await this.shelf.folder.write(next, draft)
      return next
    })
  }

  /** Texts of refused saves, the oldest first. */
  async keptTexts(id: string, account: DraftAuthor): Promise<Array<KeptText & { markdown: string }>> {
    return this.shelf.take(id, async () => {
      const draft = await this.shelf.see(id, account)
      return Promise.all(
        draft.kept.map(async one => ({ ...one, markdown: await this.shelf.folder.text(id, one.digest) })),
      )
    })
  }

  /** Throws away the text of a refused save. */
  removeKept(id: string, key: string, account: DraftAuthor): Promise<Draft> {
    return this.shelf.edit(id, 'save', account, draft => {
      if (!draft.kept.some(one => one.key === key)) throw new DraftRefused(404, 'There is no such text.')
      return { ...draft, kept: draft.kept.filter(one => one.key !== key) }
    })
  }

  /** Says who writes with its author, by the names with which they sign in. */
  async namePeople(id: string, names: readonly string[], account: DraftAuthor): Promise<Draft> {
    const people = await findPeople(names, this.#parts.accounts)
    return this.shelf.edit(id, 'name-people', account, draft => ({
      ...draft,
      people: people.filter(({ name }) => name !== draft.author.name),
    }))
  }

  async remove(id: string, account: DraftAuthor): Promise<void> {
    await this.shelf.take(id, async () => {
      const draft = await this.shelf.folder.record(id)
      if (!draft) throw noSuchDraft()
      // An administrator removes what they may not read; to anybody else it is as if it were not there.
      if (!mayRead(draft, account) && !canAdminister(account.role)) throw noSuchDraft()
      refuseMove('remove', draft, account)
      await this.shelf.folder.remove(id)
    })
    await this.shelf.audit('draft-removed', id, account)
  }

  submit(id: string, account: DraftAuthor): Promise<Draft> {
    return this.shelf.step(id, 'submit', account, draft => ({
      ...{ ...draft, state: 'in-review' },
      events: [...draft.events, toEvent('submitted', account)],
    }))
  }

  /** Back to its writers: by an approver with a note, or taken back by a writer. */
  sendBack(id: string, note: string, account: DraftAuthor): Promise<Draft> {
    return this.shelf.step(id, 'send-back', account, draft => ({
      ...{ ...draft, state: 'draft', approval: undefined },
      events: [...draft.events, { ...toEvent('sent-back', account), ...(note && { note: toNote(note) }) }],
    }))
  }

  /** @param revision the one that was read: what somebody has not seen they do not approve */
  approve(id: string, revision: number, account: DraftAuthor): Promise<Draft> {
    return this.shelf.step(id, 'approve', account, async draft => {
      if (revision !== draft.revision)
        throw new DraftRefused(409, 'It was saved after you read it. Read it again before you approve it.')
      const markdown = await this.shelf.folder.text(id, draft.digest)
      const blocking = blockingProblems(draft.file, markdown, this.#parts.snapshot())
      if (blocking.length > 0)
        throw new DraftRefused(
          422,
          `It cannot be published as it stands. Problems that must be put right first: ${blocking.length}.`,
        )
      const { name, displayName } = account
      const event = toEvent('approved', account)
      const approval = { name, displayName, time: event.time, digest: draft.digest }
      return { ...draft, state: 'approved', approval, events: [...draft.events, event] }
    })
  }

  /** A remark, on a paragraph where `at` is its anchor, else on the whole. */
  comment(
    id: string,
    { at, text }: { at?: string | undefined; text: string },
    account: DraftAuthor,
  ): Promise<Draft> {
    return this.shelf.edit(id, 'comment', account, async draft => {
      if (draft.comments.length >= MOST_COMMENTS)
        throw new DraftRefused(422, `A draft has at most ${MOST_COMMENTS} comments.`)
      const quote = at === undefined ? '' : quoteOf(await this.shelf.folder.text(id, draft.digest), at)
      if (quote === undefined)
        throw new DraftRefused(
          409,
          'This paragraph has changed since you read it. Read it again, then comment.',
        )
      const added = {
        ...{ id: `c-${randomBytes(4).toString('hex')}`, ...(at !== undefined && { at }), quote },
        ...{ text: toNote(text), by: account.displayName, time: new Date().toISOString() },
      }
      return { ...draft, comments: [...draft.comments, added] }
    })
  }

  resolveComment(id: string, comment: string, account: DraftAuthor): Promise<Draft> {
    return this.shelf.edit(id, 'comment', account, draft => {
      if (!draft.comments.some(one => one.id === comment))
        throw new DraftRefused(404, 'There is no such comment.')
      const resolved = { by: account.displayName, time: new Date().toISOString() }
      const comments = draft.comments.map(one =>
        one.id === comment && !one.resolved ? { ...one, resolved } : one,
      )
      return { ...draft, comments }
    })
  }
}
