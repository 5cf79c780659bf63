import type { Review } from '../corpus/review.ts'

/** Texts that were loaded before, kept by digest. What was changed for privacy or withdrawn is not among them. */
export interface EarlierTexts {
  /** The text of a review itself or of an item of it that had a digest; undefined where it is not kept. */
  textOf(review: Review, digest: string): Promise<string | undefined>
  /** When a text with a digest was first met, in ISO 8601; undefined where it is not known. */
  metAt(review: Review, digest: string): Promise<string | undefined>
}
