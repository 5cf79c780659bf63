import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import type { ComparedParts, ComparedReview } from './compared-review.ts'
import type { Pause } from './pauses.ts'
import { comparedTags, type ComparedTag } from './similar-tags.ts'
import { LEAST_SCORE, WORDS_SHARE } from './similar-weights.ts'
import { WeightedField, type TakePart, type Vector } from './weighted-field.ts'

/** A row and its likeness to what was asked for, between 0 and 1. */
export interface Near {
  row: Row
  score: number
}

/** Where what is compared of a row is kept; undefined where its file could not be read. */
type Place = { review: ComparedReview; item: number } | undefined

interface IndexParts {
  taxonomy: Taxonomy
  rows: readonly Row[]
  parts: ComparedParts
  reviews: ReadonlyMap<string, ComparedReview>
}

/** Rows of one kind, to be compared with one another by their words and their tags. */
export class SimilarIndex {
  readonly #parts: IndexParts
  readonly #words: WeightedField
  readonly #tags: WeightedField

  private constructor(parts: IndexParts, words: WeightedField, tags: WeightedField) {
    this.#parts = parts
    this.#words = words
    this.#tags = tags
  }

  /** @param pause awaited between rows, so that others get their turn */
  static async build(given: IndexParts, pause: Pause): Promise<SimilarIndex> {
    const { rows, parts, reviews } = given
    const places: Place[] = []
    for (const row of rows) {
      places.push(placeOf(row, reviews))
      await pause()
    }
    const field = (dimensions: number, visit: (place: NonNullable<Place>, take: TakePart) => void) =>
      WeightedField.build(
        {
          rows: rows.length,
          dimensions,
          visit: (row, take) => {
            const place = places[row]
            if (place) visit(place, take)
          },
        },
        pause,
      )
    const words = await field(parts.vocabulary.size, ({ review, item }, take) =>
      parts.visitWords(review, item, take),
    )
    const tags = await field(parts.tags, ({ review, item }, take) => parts.visitTags(review, item, take))
    return new SimilarIndex(given, words, tags)
  }

  get size(): number {
    return this.#parts.rows.length
  }

  /** Rows most like one of them, those of its own review left out; none where its text could not be read. */
  nearRow(row: Row, limit: number): Near[] {
    if (!placeOf(row, this.#parts.reviews)) return []
    const tags = this.tagsOf(comparedTags(row, this.#parts.taxonomy))
    const scores = new Float64Array(this.size)
    this.#words.score(this.wordsOf(row), WORDS_SHARE, scores)
    this.#tags.score(tags, 1 - WORDS_SHARE, scores)
    return this.#best(scores, limit, row.review.id)
  }

  /** Rows most like a text, by its words alone. */
  nearWords(words: Vector, limit: number): Near[] {
    const scores = new Float64Array(this.size)
    this.#words.score(words, 1, scores)
    return this.#best(scores, limit)
  }

  /** The words of a row, of length one. */
  wordsOf(row: Row): Vector {
    const { parts, reviews } = this.#parts
    const vector: Vector = { dimensions: [], weights: [] }
    const place = placeOf(row, reviews)
    if (place)
      parts.visitWords(place.review, place.item, (dimension, weight) => {
        vector.dimensions.push(dimension)
        vector.weights.push(weight)
      })
    return this.#words.toUnit(vector)
  }

  /** The words of a text that is no part of the index, of length one. */
  wordsOfText(text: string): Vector {
    return this.#words.toUnit(this.#parts.parts.toWordVector(text))
  }

  tagsOf(tags: readonly ComparedTag[]): Vector {
    return this.#tags.toUnit(this.#parts.parts.toTagVector(tags))
  }

  /** How many rows have a tag. */
  carryingTag(dimension: number): number {
    return this.#tags.carrying(dimension)
  }

  /** How many rows have a word. */
  carryingWord(dimension: number): number {
    return this.#words.carrying(dimension)
  }

  /** The words of a row as they are written in it, by what they are compared as. */
  writtenIn(row: Row): Map<number, string> {
    const { parts, reviews } = this.#parts
    const place = placeOf(row, reviews)
    return place ? parts.writtenIn(place.review, place.item) : new Map<number, string>()
  }

  #best(scores: Float64Array, limit: number, exceptReview?: string): Near[] {
    const best: Near[] = []
    for (let number = 0; number < scores.length; number++) {
      // What is shown is rounded, so ties are settled by what is shown and not by the order of a sum.
      const score = Math.round(scores[number]! * 10_000) / 10_000
      if (score < LEAST_SCORE || (best.length === limit && score < best[limit - 1]!.score)) continue
      const row = this.#parts.rows[number]!
      if (row.review.id === exceptReview) continue
      const near = { row, score }
      const at = best.findIndex(other => isNearer(near, other))
      best.splice(at < 0 ? best.length : at, 0, near)
      best.length = Math.min(best.length, limit)
    }
    return best
  }
}

function isNearer(a: Near, b: Near): boolean {
  return a.score > b.score || (a.score === b.score && a.row.id < b.row.id)
}

function placeOf({ review, item }: Row, reviews: ReadonlyMap<string, ComparedReview>): Place {
  const compared = reviews.get(review.id)
  const at = compared?.items.indexOf(item?.id ?? '') ?? -1
  return compared && at >= 0 ? { review: compared, item: at } : undefined
}
