import type { Pause } from './pauses.ts'
import { rarity } from './similar-weights.ts'

/** Dimensions of one thing with what they weigh: words or tags by number. */
export interface Vector {
  dimensions: number[]
  weights: number[]
}

/** Is given one word or tag of a row, with what it weighs before its rarity is known. */
export type TakePart = (dimension: number, weight: number) => void

/** Rows by number with what each has. */
export interface RowVectors {
  rows: number
  dimensions: number
  /** Gives every dimension of a row once, in an order that stays. */
  visit(row: number, take: TakePart): void
}

/** Stands for a word that nothing in the field has. */
export const UNKNOWN = -1

/**
 * An inverted index of unit vectors, in typed arrays: for each dimension the rows that have it, and the part it has
 * in each. Eight bytes for each word of each row.
 */
export class WeightedField {
  readonly #starts: Uint32Array
  readonly #rarities: Float64Array
  readonly #rarityOfUnknown: number
  readonly #rows: Uint32Array
  readonly #parts: Float32Array

  /** @param starts where the rows of each dimension begin; one more than there are dimensions */
  private constructor(rows: number, starts: Uint32Array) {
    const dimensions = starts.length - 1
    this.#starts = starts
    this.#rarities = new Float64Array(dimensions).map((_, at) => rarity(rows, starts[at + 1]! - starts[at]!))
    this.#rarityOfUnknown = rarity(rows, 0)
    this.#rows = new Uint32Array(starts[dimensions]!)
    this.#parts = new Float32Array(starts[dimensions]!)
  }

  /** @param pause awaited between rows, so that others get their turn */
  static async build(vectors: RowVectors, pause: Pause): Promise<WeightedField> {
    const starts = new Uint32Array(vectors.dimensions + 1)
    for (let row = 0; row < vectors.rows; row++) {
      vectors.visit(row, dimension => void starts[dimension + 1]!++)
      await pause()
    }
    for (let at = 0; at < vectors.dimensions; at++) starts[at + 1]! += starts[at]!
    const field = new WeightedField(vectors.rows, starts)
    const next = starts.slice()
    for (let row = 0; row < vectors.rows; row++) {
      field.#enter(row, vectors, next)
      await pause()
    }
    return field
  }

  /** How many rows have a dimension. */
  carrying(dimension: number): number {
    return this.#knows(dimension) ? this.#starts[dimension + 1]! - this.#starts[dimension]! : 0
  }

  /** A vector of length one, weighted by rarity; one without anything stays so. */
  toUnit({ dimensions, weights }: Vector): Vector {
    const rare = weights.map((weight, at) => weight * this.#rarityOf(dimensions[at]!))
    const length = Math.sqrt(rare.reduce((sum, weight) => sum + weight * weight, 0))
    return { dimensions, weights: length === 0 ? rare : rare.map(weight => weight / length) }
  }

  /**
   * Adds to the score of each row its cosine with a vector.
   * @param unit as {@link toUnit} gives it
   * @param share what the cosine counts for
   */
  score({ dimensions, weights }: Vector, share: number, scores: Float64Array): void {
    for (let at = 0; at < dimensions.length; at++) {
      const dimension = dimensions[at]!
      if (!this.#knows(dimension)) continue
      const weight = weights[at]! * share
      const end = this.#starts[dimension + 1]!
      for (let place = this.#starts[dimension]!; place < end; place++)
        scores[this.#rows[place]!]! += weight * this.#parts[place]!
    }
  }

  /** Enters a row under each of its dimensions. @param next the place that is free in each */
  #enter(row: number, vectors: RowVectors, next: Uint32Array): void {
    let squares = 0
    vectors.visit(row, (dimension, weight) => {
      squares += (weight * this.#rarities[dimension]!) ** 2
    })
    const length = Math.sqrt(squares)
    vectors.visit(row, (dimension, weight) => {
      const place = next[dimension]!++
      this.#rows[place] = row
      this.#parts[place] = (weight * this.#rarities[dimension]!) / length
    })
  }

  #rarityOf(dimension: number): number {
    return this.#knows(dimension) ? this.#rarities[dimension]! : this.#rarityOfUnknown
  }

  /** Words are added to a vocabulary while a field that was made before them still answers. */
  #knows(dimension: number): boolean {
    return dimension !== UNKNOWN && dimension < this.#rarities.length
  }
}
