import { join } from 'node:path'
import type { Snapshot } from '../analysis/snapshot.ts'
import { sha256 } from '../corpus/digest.ts'
import { readReviewText } from '../corpus/load-corpus.ts'
import { createFile, replaceFile } from '../state/place-file.ts'
import type { Draft } from './draft.ts'
import { DraftRefused } from './draft-refused.ts'

/** A published text with what it is known by, for the draft that is to replace it. */
export interface PublishedFile {
  markdown: string
  base: NonNullable<Draft['base']>
}

/**
 * The file of a published review as it is now, with what is held in it: only for who may write.
 * @throws DraftRefused where there is no such review
 */
export async function loadPublishedFile(
  reviewId: string,
  { corpus }: Snapshot,
  reviewsDir: string,
): Promise<PublishedFile> {
  const review = corpus.review(reviewId)
  const markdown = review && (await readReviewText(reviewsDir, review.file))
  if (!review || markdown === undefined)
    throw new DraftRefused(404, `There is no published review \`${reviewId.slice(0, 120)}\`.`)
  if (review.withdrawn)
    throw new DraftRefused(409, 'This review was withdrawn. What was withdrawn is not taken up here again.')
  return { markdown, base: { review: review.id, fileDigest: sha256(markdown) } }
}

/** The published file is another than the one that a draft was to replace. It holds what stands there now. */
export class BaseChanged extends DraftRefused {
  override name = 'BaseChanged'
  /** The text that stands there; undefined where the file is gone. */
  readonly markdown: string | undefined

  constructor(message: string, markdown: string | undefined) {
    super(409, message)
    this.markdown = markdown
  }
}

/**
 * Writes the text of a draft under the reviews, whole or not at all, and only where what it replaces is what its
 * author saw. What is there already in the same words, as after a crash, is as good as written.
 * @throws BaseChanged
 */
export async function placeDraft(
  { base }: Pick<Draft, 'base'>,
  file: string,
  markdown: string,
  reviewsDir: string,
): Promise<void> {
  const now = await readReviewText(reviewsDir, file)
  if (now === markdown) return
  if (!base) {
    if (now !== undefined || !(await createFile(join(reviewsDir, file), markdown)))
      throw new BaseChanged(
        'There is a review of this id already. Give the draft another id, or take the published review to change it.',
        now ?? (await readReviewText(reviewsDir, file)),
      )
    return
  }
  if (now === undefined)
    throw new BaseChanged('The file of the published review is gone, so nothing was put in its place.', now)
  if (sha256(now) !== base.fileDigest)
    throw new BaseChanged(
      'The published review has changed since this draft was begun. Take these changes into the draft first.',
      now,
    )
  // Between the look and the rename somebody with an editor of their own may still save: Git keeps what they wrote.
  await replaceFile(join(reviewsDir, file), markdown)
}
