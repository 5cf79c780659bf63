import { rarity } from './similar-weights.ts'

/** Dimensions of one thing with what they weigh: words or tags by number. */
export interface Vector {
  dimensions: number[]
  weights: number[]
}

/** Rows by number with what each has, before rarity is known. Gives the same in the same order when asked again. */
export interface RowVectors {
  rows: number
  dimensions: number
  of(row: number): Vector
}

/** Stands for a word that nothing in the field has. */
export const UNKNOWN = -1

/**
 * An inverted index of unit vectors, in typed arrays: for each dimension the rows that have it, and the part it has
 * in each. Eight bytes for each word of each row.
 */
export class WeightedField {
  readonly #all: number
  readonly #starts: Uint32Array
  readonly #rows: Uint32Array
  readonly #parts: Float32Array

  private constructor(all: number, starts: Uint32Array, postings: number) {
    this.#all = all
    this.#starts = starts
    this.#rows = new Uint32Array(postings)
    this.#parts = new Float32Array(postings)
  }

  /** @param pause awaited between rows, so that others get their turn */
  static async build(vectors: RowVectors, pause: () => Promise<void> | undefined): Promise<WeightedField> {
    const starts = new Uint32Array(vectors.dimensions + 1)
    for (let row = 0; row < vectors.rows; row++) {
      for (const dimension of vectors.of(row).dimensions) starts[dimension + 1]!++
      await pause()
    }
    for (let at = 0; at < vectors.dimensions; at++) starts[at + 1]! += starts[at]!
    const field = new WeightedField(vectors.rows, starts, starts[vectors.dimensions]!)
    const next = starts.slice()
    for (let row = 0; row < vectors.rows; row++) {
      const { dimensions, weights } = field.toUnit(vectors.of(row))
      dimensions.forEach((dimension, at) => {
        const place = next[dimension]!++
        field.#rows[place] = row
        field.#parts[place] = weights[at]!
      })
      await pause()
    }
    return field
  }

  /** How many rows have a dimension. */
  carrying(dimension: number): number {
    return dimension === UNKNOWN ? 0 : this.#starts[dimension + 1]! - this.#starts[dimension]!
  }

  rarity(dimension: number): number {
    return rarity(this.#all, this.carrying(dimension))
  }

  /** A vector of length one, weighted by rarity; one without anything stays so. */
  toUnit({ dimensions, weights }: Vector): Vector {
    const rare = weights.map((weight, at) => weight * this.rarity(dimensions[at]!))
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
      if (dimension === UNKNOWN) continue
      const weight = weights[at]! * share
      const end = this.#starts[dimension + 1]!
      for (let place = this.#starts[dimension]!; place < end; place++)
        scores[this.#rows[place]!]! += weight * this.#parts[place]!
    }
  }
}
