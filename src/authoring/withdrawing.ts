import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../corpus/digest.ts'
import { readReviewText } from '../corpus/load-corpus.ts'
import { replaceFile } from '../state/place-file.ts'
import { openRecordFolder, type RecordFolder } from '../state/record-folder.ts'
import { syncFolder } from '../state/sync-folder.ts'
import type { Committed } from './commit-file.ts'
import type { DraftAuthor } from './draft.ts'
import type { DraftShelf } from './draft-shelf.ts'

/** A withdrawal that was decided: everything that it takes to do it again after a crash. */
export interface Withdrawal {
  review: string
  /** Name of its file under the reviews. */
  file: string
  /** SHA-256 of the file that is withdrawn. */
  before: string
  /** The text with its withdrawal. */
  markdown: string
  by: DraftAuthor
}

const RECORD: z.ZodType<Withdrawal> = z.object({
  review: z.string(),
  file: z.string(),
  before: z.string(),
  markdown: z.string(),
  by: z.object({
    name: z.string(),
    displayName: z.string(),
    role: z.enum(['reader', 'author', 'approver', 'administrator']),
  }),
})

export interface WithdrawingParts {
  dataDir: string
  reviewsDir: string
  shelf: DraftShelf
  commit: (file: string, subject: string, by: DraftAuthor) => Promise<Committed>
  log: {
    info(fields: object, message: string): void
    warn(fields: object, message: string): void
    error(fields: object, message: string): void
  }
}

/*
 * A withdrawal is noted in the data folder before its first step and the note is taken away after its last. What a
 * crash leaves in between (texts of drafts let go, a file that is withdrawn and not committed, no line in the audit
 * log) is gone over again at the next start: each step finds what was done, and goes on.
 */

/** Withdraws published reviews, step by step. */
export class Withdrawing {
  readonly #parts: WithdrawingParts
  readonly #dir: string
  readonly #notes: RecordFolder

  constructor(parts: WithdrawingParts) {
    this.#parts = parts
    this.#dir = join(parts.dataDir, 'withdrawing')
    this.#notes = openRecordFolder(this.#dir)
  }

  /** Does what was decided; from here on a crash does not undo the decision. */
  async carryOut(withdrawal: Withdrawal): Promise<Committed> {
    await this.#notes.write(keyOf(withdrawal), withdrawal, Date.now())
    await syncFolder(this.#dir)
    return this.#doSteps(withdrawal)
  }

  /**
   * Finishes what a crash has cut short. What cannot be finished is said in the log.
   * @returns ids of the reviews that are withdrawn by it
   */
  async finish(): Promise<string[]> {
    const { log } = this.#parts
    const finished: string[] = []
    for (const key of await this.#notes.keys()) {
      const read = RECORD.safeParse((await this.#notes.read(key))?.record)
      if (!read.success) {
        log.error({ note: join(this.#dir, `${key}.json`) }, 'the note of a withdrawal cannot be read')
        continue
      }
      const { review } = read.data
      if (await this.#hasChanged(read.data)) {
        await this.#notes.remove(key)
        log.error({ review }, 'a withdrawal was cut short and its file was changed since: withdraw it again')
        continue
      }
      const { note } = await this.#doSteps(read.data)
      finished.push(review)
      if (note === undefined) log.info({ review }, 'a withdrawal that was cut short is finished')
      else log.warn({ review, note }, 'a withdrawal that was cut short is finished but for Git')
    }
    return finished
  }

  async #doSteps(withdrawal: Withdrawal): Promise<Committed> {
    const { shelf, reviewsDir, commit } = this.#parts
    const { review, file, markdown, by } = withdrawal
    await shelf.forget(file, undefined, by)
    await replaceFile(join(reviewsDir, file), markdown)
    const committed = await commit(file, `Withdraw ${review}`, by)
    await shelf.audit('review-withdrawn', review, by)
    await this.#notes.remove(keyOf(withdrawal))
    return committed
  }

  /** Somebody with an editor of their own may have written in the file: that is not put right unseen. */
  async #hasChanged({ file, before, markdown }: Withdrawal): Promise<boolean> {
    const now = await readReviewText(this.#parts.reviewsDir, file)
    return now !== markdown && (now === undefined || sha256(now) !== before)
  }
}

/** Names of files may be longer than a key. */
function keyOf({ review }: Withdrawal): string {
  return sha256(review).slice(0, 16)
}
