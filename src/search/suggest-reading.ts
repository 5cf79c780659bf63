import { onceFor } from '../analysis/once-for.ts'
import { realReviews, type Catalogue } from '../analysis/catalogue.ts'
import type { Review } from '../corpus/review.ts'
import { wordTableOf, type WordTable } from './suggest-word-table.ts'

/** A collection of so many is read as soon as somebody asks, in less time than a person notices. */
const AT_ONCE = 200
/** Reviews of a larger one that are read between two requests: some 20 ms of work. */
const SLICE = 40

/** The reading of all that is real in a catalogue into the table of words. */
class Reading {
  readonly #table: WordTable
  readonly #reviews: readonly Review[]
  #next = 0

  constructor(catalogue: Catalogue) {
    this.#table = wordTableOf(catalogue.taxonomy)
    this.#reviews = realReviews(catalogue)
    this.#read(this.#reviews.length > AT_ONCE ? SLICE : AT_ONCE)
    this.#goOn()
  }

  get isDone(): boolean {
    return this.#next === this.#reviews.length
  }

  /** Reads on until so many reviews were new. */
  #read(most: number): void {
    for (let read = 0; !this.isDone && read < most; this.#next++) {
      const review = this.#reviews[this.#next]!
      if (!this.#table.hasRead(review)) read++
      this.#table.wordsOf(review)
    }
  }

  #goOn(): void {
    if (this.isDone) return
    setImmediate(() => {
      this.#read(SLICE)
      this.#goOn()
    }).unref()
  }
}

const readingOf = onceFor((catalogue: Catalogue) => new Reading(catalogue))

/**
 * Whether the words of a catalogue are in the table. The first to ask begins the reading, which goes on between
 * requests, so that nobody waits for ten thousand reviews to be read.
 */
export function hasReadWords(catalogue: Catalogue): boolean {
  return readingOf(catalogue).isDone
}
