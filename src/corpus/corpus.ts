import { LRUCache } from 'lru-cache'
import type { Problem } from '../problems/problem.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { KnownFiles } from './cache/known-files.ts'
import type { TextSpool } from './cache/text-spool.ts'
import { sha256 } from './digest.ts'
import type { LoadedCorpus } from './load-corpus.ts'
import { readReviewFile, readReviewText } from './load-corpus.ts'
import { toPublicMarkdown } from './public-markdown.ts'
import type { Item, Review, ReviewBody, ReviewText } from './review.ts'
import { createReviewSchema, type ReviewSchema } from './review-schema.ts'

/** Texts kept in memory; a page of results asks for twenty, and a reader goes back and forth between a few. */
const BODIES_KEPT = 200

/** A review whose file changed after it was loaded; the next load has it. */
export class ReviewChanged extends Error {
  constructor(id: string) {
    super(`The file of ${id} has changed since it was loaded.`)
    this.name = 'ReviewChanged'
  }
}

/** The reviews in memory, with their text read when asked for. */
export class Corpus {
  readonly taxonomy: Taxonomy
  readonly problems: readonly Problem[]
  /** SHA-256 over the digests of all reviews and of the taxonomy: what an answer was computed from. */
  readonly digest: string
  readonly keptOut: readonly string[]
  /** What came of each file, for the next load. */
  readonly known: KnownFiles
  readonly #dir: string
  readonly #spool: TextSpool | undefined
  readonly #schema: ReviewSchema
  readonly #reviews: ReadonlyMap<string, Review>
  readonly #bodies = new LRUCache<string, ReviewBody>({ max: BODIES_KEPT })

  /** @param spool texts of what was read just now, to be let go of with `releaseTexts` */
  constructor(dir: string, taxonomy: Taxonomy, loaded: LoadedCorpus, spool?: TextSpool) {
    this.#dir = dir
    this.#spool = spool
    this.taxonomy = taxonomy
    this.#schema = createReviewSchema(taxonomy)
    this.#reviews = new Map(loaded.reviews.map(review => [review.id, review]))
    this.problems = loaded.problems
    this.keptOut = loaded.keptOut
    this.known = loaded.known
    const digests = this.reviews.map(review => `${review.id} ${review.digest}`)
    this.digest = sha256([taxonomy.digest, ...digests].join('\n'))
  }

  /** All reviews, by id. */
  get reviews(): Review[] {
    return [...this.#reviews.values()]
  }

  review(id: string): Review | undefined {
    return this.#reviews.get(id)
  }

  /** A finding, episode or recommendation by its number in its review. */
  item(reviewId: string, itemId: string): Item | undefined {
    const review = this.#reviews.get(reviewId)
    return review && itemsOf(review).find(item => item.id === itemId)
  }

  /**
   * The text of a review.
   * @throws ReviewChanged when the file is no longer the one that was loaded
   */
  async body(id: string): Promise<ReviewBody> {
    const review = this.#review(id)
    const kept = this.#bodies.get(review.fileDigest)
    if (kept) return kept
    const { text, body } = await readReviewFile(this.#dir, review.file, this.taxonomy, this.#schema)
    if (text === undefined || body === undefined || sha256(text) !== review.fileDigest)
      throw new ReviewChanged(id)
    this.#bodies.set(review.fileDigest, body)
    return body
  }

  /**
   * The text of a review without its HTML, for what goes through all of them.
   * @throws ReviewChanged when the file is no longer the one that was loaded
   */
  async text(id: string): Promise<ReviewText> {
    return (await this.#spool?.read(this.#review(id).fileDigest)) ?? (await this.body(id))
  }

  /** Texts that were kept from the load are no longer needed: from then on each is read from its file. */
  async releaseTexts(): Promise<void> {
    await this.#spool?.close()
  }

  /** The Markdown of a review as anybody may read it. */
  async markdown(id: string): Promise<string> {
    const review = this.#review(id)
    const text = await readReviewText(this.#dir, review.file)
    if (text === undefined || sha256(text) !== review.fileDigest) throw new ReviewChanged(id)
    return toPublicMarkdown(text, review.childDetail, this.taxonomy)
  }

  #review(id: string): Review {
    const review = this.#reviews.get(id)
    if (!review) throw new Error(`There is no review ${id}`)
    return review
  }
}

/** Findings, episodes and recommendations of a review, in that order. */
export function itemsOf(review: Review): Item[] {
  return [...review.findings, ...review.episodes, ...review.recommendations]
}
