import type { Bitset } from './bitset.ts'
import type { Catalogue } from './catalogue.ts'
import { onceFor } from './once-for.ts'

/**
 * Counts the different reviews that sets of rows come from. A table of two facets asks this of a thousand sets, so
 * reviews are numbered once and ticked off in an array.
 */
class ReviewCounter {
  /** Number of the review of each row. */
  readonly #reviews: Uint32Array
  /** The last count in which each review was met. */
  readonly #met: Uint32Array
  #counts = 0

  constructor({ rows }: Pick<Catalogue, 'rows'>) {
    const numbers = new Map<string, number>()
    this.#reviews = Uint32Array.from(rows, ({ review }) => {
      const number = numbers.get(review.id) ?? numbers.size
      numbers.set(review.id, number)
      return number
    })
    this.#met = new Uint32Array(numbers.size)
  }

  count(set: Bitset): number {
    this.#counts += 1
    let found = 0
    for (const row of set.rows()) {
      const review = this.#reviews[row]!
      if (this.#met[review] === this.#counts) continue
      this.#met[review] = this.#counts
      found += 1
    }
    return found
  }
}

const counterOf = onceFor((catalogue: Pick<Catalogue, 'rows'>) => new ReviewCounter(catalogue))

/** How many different reviews a set of rows comes from. */
export function distinctReviews(catalogue: Catalogue, set: Bitset): number {
  return counterOf(catalogue).count(set)
}
