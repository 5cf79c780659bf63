import type { Snapshot } from '../analysis/snapshot.ts'
import { hasRole } from '../accounts/roles.ts'
import { blockingProblems } from './blocking-problems.ts'
import { checkText } from './check-text.ts'
import { commitFile, type Committed } from './commit-file.ts'
import type { Draft, DraftAuthor, DraftPerson } from './draft.ts'
import { toNote } from './draft-limits.ts'
import { toEvent } from './draft-shelf.ts'
import type { DraftRecord } from './draft-record.ts'
import { DraftRefused } from './draft-refused.ts'
import { BaseChanged, loadPublishedFile, placeDraft, type PublishedFile } from './published-file.ts'
import { Turns } from './turns.ts'
import { Withdrawing, type WithdrawingParts } from './withdrawing.ts'
import { withWithdrawal } from './with-withdrawal.ts'

export interface PublishingParts extends Pick<WithdrawingParts, 'dataDir' | 'reviewsDir' | 'shelf' | 'log'> {
  library: { readonly snapshot: Snapshot; refresh(): Promise<void> }
  /** Of the site: who commits where Git was not told, and where the addresses of authors end. */
  site: { name: string; address: string }
}

/** What came of publishing or withdrawing. */
export interface Published extends Committed {
  /** Id of the review. */
  review: string
}

/*
 * The order of steps, so that a crash between any two loses nothing and can be gone over again:
 *
 * 1. the file is put in place, whole (before: nothing has happened);
 * 2. Git commits it (before: publishing again finds the file as it is to be, and goes on here);
 * 3. the audit log gets its line (before: publishing again finds nothing to commit, and goes on here);
 * 4. the record of the draft says that it is published (before: publishing again writes a second line to the log);
 * 5. the library reads the file (before: the watcher of files does, or the next start).
 */

/** Puts approved drafts under the reviews and takes published reviews back. One at a time. */
export class Publishing {
  readonly #parts: PublishingParts
  readonly #turns = new Turns()
  readonly #withdrawing: Withdrawing

  constructor(parts: PublishingParts) {
    this.#parts = parts
    this.#withdrawing = new Withdrawing({
      ...parts,
      commit: (file, subject, by) => this.#commit(file, subject, by, []),
    })
  }

  /** The published review that somebody wants to change. @throws DraftRefused */
  fileOf(reviewId: string): Promise<PublishedFile> {
    return loadPublishedFile(reviewId, this.#parts.library.snapshot, this.#parts.reviewsDir)
  }

  /**
   * Publishes an approved draft.
   * @throws BaseChanged where what it would replace is not what its author saw; DraftRefused
   */
  publish(id: string, account: DraftAuthor): Promise<Published> {
    const { shelf, library } = this.#parts
    return this.#turns.take('reviews', async () => {
      const published = await shelf.change(id, 'publish', account, draft => this.#publish(draft, account))
      await library.refresh()
      return published
    })
  }

  /** A draft goes on from the published file as it is now, whose changes its writer has seen and taken in. */
  async rebase(id: string, fileDigest: string, account: DraftAuthor): Promise<Draft> {
    return this.#parts.shelf.edit(id, 'save', account, async draft => {
      if (!draft.base) throw new DraftRefused(409, 'This draft replaces no published review.')
      const { markdown, base } = await this.fileOf(draft.base.review)
      if (base.fileDigest !== fileDigest)
        throw new BaseChanged('The published review has changed once more. Look at it again.', markdown)
      const lapses = draft.state === 'approved'
      return {
        ...{ ...draft, base },
        ...(lapses && { state: 'in-review' as const, approval: undefined }),
        events: lapses ? [...draft.events, toEvent('approval-lapsed', account)] : draft.events,
      }
    })
  }

  /**
   * Withdraws a published review: its address answers with the reason from then on.
   * @param reason is published, and checked like any text
   */
  withdraw(reviewId: string, reason: string, account: DraftAuthor): Promise<Published> {
    const { library } = this.#parts
    return this.#turns.take('reviews', async () => {
      if (!hasRole(account.role, 'approver'))
        throw new DraftRefused(403, 'Withdrawing a review needs the role approver.')
      const { markdown, base } = await this.fileOf(reviewId)
      const { file } = library.snapshot.corpus.review(reviewId)!
      const { name, displayName, role } = account
      const committed = await this.#withdrawing.carryOut({
        ...{ review: reviewId, file, before: base.fileDigest, by: { name, displayName, role } },
        markdown: withWithdrawal(file, markdown, toNote(reason), library.snapshot),
      })
      await library.refresh()
      return { review: reviewId, ...committed }
    })
  }

  /** At the start of a server: finishes withdrawals that a crash has cut short, and gives the ids of their reviews. */
  finishWithdrawals(): Promise<string[]> {
    return this.#turns.take('reviews', async () => {
      const finished = await this.#withdrawing.finish()
      if (finished.length > 0) await this.#parts.library.refresh()
      return finished
    })
  }

  async #publish(draft: DraftRecord, account: DraftAuthor): Promise<Published> {
    const { shelf, reviewsDir } = this.#parts
    const markdown = await shelf.folder.text(draft.id, draft.digest)
    const { review, file, approval } = this.#judge(draft, markdown)
    await placeDraft(draft, file, markdown, reviewsDir)
    const trailers = [`Approved-by: ${approval.displayName}`]
    const committed = await this.#commit(file, `Publish ${review.id}`, draft.author, trailers)
    await shelf.audit('review-published', review.id, account)
    if (review.corrections.some(({ kind }) => kind === 'privacy')) await shelf.forget(file, draft.id, account)
    await shelf.folder.write(
      { ...draft, state: 'published', events: [...draft.events, toEvent('published', account)] },
      draft,
    )
    return { review: review.id, ...committed }
  }

  /** Whether a text may be published at all. @throws DraftRefused */
  #judge(draft: DraftRecord, markdown: string) {
    const { snapshot } = this.#parts.library
    const { file, approval, base } = draft
    if (!approval || approval.digest !== draft.digest)
      throw new DraftRefused(409, 'The text has changed since it was approved. Approve it again.')
    const { review } = file === undefined ? {} : checkText(file, markdown, snapshot)
    const blocking = blockingProblems(file, markdown, snapshot).length
    if (file === undefined || !review || blocking > 0)
      throw new DraftRefused(
        422,
        `It cannot be published as it stands. Problems that must be put right first: ${Math.max(blocking, 1)}.`,
      )
    if (base && base.review !== review.id)
      throw new DraftRefused(
        422,
        `The id of a published review is permanent: it must stay \`${base.review}\`.`,
      )
    if (review.withdrawn)
      throw new DraftRefused(
        422,
        'A draft does not say `withdrawn`. An approver withdraws a review on its page.',
      )
    return { review, file, approval }
  }

  #commit(
    file: string,
    subject: string,
    author: DraftPerson,
    trailers: readonly string[],
  ): Promise<Committed> {
    const { reviewsDir, site } = this.#parts
    const host = new URL(site.address).hostname
    const emailOf = (id: string) => `${id}@users.noreply.${host}`
    return commitFile({
      ...{ dir: reviewsDir, file, subject, trailers },
      author: { name: author.displayName, email: emailOf(author.name) },
      site: { name: site.name, email: emailOf('site') },
    })
  }
}
