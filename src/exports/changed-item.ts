import { toPublicParts } from '../corpus/public-parts.ts'
import type { Correction, Review } from '../corpus/review.ts'
import type { Corpus } from '../corpus/corpus.ts'
import { toDifference } from './difference.ts'
import type { EarlierTexts } from './earlier-texts.ts'
import type { Difference } from './verification.ts'

/** Texts compared word by word in one answer; further ones are named only. */
const MOST_COMPARED = 200

/** Tells how texts have changed since a moment. Made for one verification; holds the text of one review at a time. */
export class ChangedItems {
  readonly #corpus: Corpus
  readonly #earlier: EarlierTexts
  readonly #since: string
  #compared = 0
  #last: { review: Review; parts: ReturnType<typeof toPublicParts> } | undefined

  /** @param since when the receipt was made, in ISO 8601 */
  constructor(corpus: Corpus, earlier: EarlierTexts, since: string) {
    this.#corpus = corpus
    this.#earlier = earlier
    this.#since = since
  }

  /** Corrections that may be newer than the receipt. They have a month or a year, so one of the same month counts. */
  correctionsOf({ corrections }: Review): Correction[] {
    return corrections.filter(({ date }) => date >= this.#since.slice(0, date.length))
  }

  /** @param itemId undefined for the review itself */
  async difference(review: Review, itemId: string | undefined, digest: string): Promise<Difference> {
    if (this.correctionsOf(review).some(({ kind }) => kind === 'privacy'))
      return { kind: 'withheld', detail: 'Changed for privacy, text withheld.' }
    const then = await this.#earlier.textOf(review, digest)
    if (then === undefined) return { kind: 'not-kept', detail: 'The earlier text is not kept here.' }
    if (++this.#compared > MOST_COMPARED)
      return { kind: 'too-much', detail: `Only the first ${MOST_COMPARED} changes are shown word by word.` }
    const parts = await this.#partsOf(review)
    const now = itemId === undefined ? parts.own : (parts.items[itemId] ?? '')
    if (then !== now) return toDifference(then, now)
    return {
      kind: 'elsewhere',
      detail: 'Its own text is the same; findings, episodes or recommendations of it have changed.',
    }
  }

  async #partsOf(review: Review): Promise<ReturnType<typeof toPublicParts>> {
    if (this.#last?.review !== review)
      this.#last = { review, parts: toPublicParts(await this.#corpus.markdown(review.id)) }
    return this.#last.parts
  }
}
