import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import type { ReviewWords, Vocabulary } from './review-words.ts'
import { comparedTags, type ComparedTag } from './similar-tags.ts'
import { LEAST_SCORE, WORDS_SHARE } from './similar-weights.ts'
import { UNKNOWN, WeightedField, type RowVectors, type Vector } from './weighted-field.ts'

/** A row and its likeness to what was asked for, between 0 and 1. */
export interface Near {
  row: Row
  score: number
}

interface IndexParts {
  rows: readonly Row[]
  /** Words of the reviews that the rows are from, by id. */
  words: ReadonlyMap<string, ReviewWords>
  vocabulary: Vocabulary
  taxonomy: Taxonomy
}

/** Rows of one kind, to be compared with one another by their words and their tags. */
export class SimilarIndex {
  readonly #parts: IndexParts
  readonly #words: WeightedField
  readonly #tags: WeightedField
  readonly #tagNumbers: ReadonlyMap<string, number>

  private constructor(
    parts: IndexParts,
    words: WeightedField,
    tags: WeightedField,
    tagNumbers: ReadonlyMap<string, number>,
  ) {
    this.#parts = parts
    this.#words = words
    this.#tags = tags
    this.#tagNumbers = tagNumbers
  }

  /** @param pause awaited between rows, so that others get their turn */
  static async build(parts: IndexParts, pause: () => Promise<void> | undefined): Promise<SimilarIndex> {
    const { rows, vocabulary, taxonomy } = parts
    const numbers = new Map<string, number>()
    for (const row of rows) {
      for (const { key } of comparedTags(row, taxonomy)) if (!numbers.has(key)) numbers.set(key, numbers.size)
      await pause()
    }
    const words: RowVectors = {
      rows: rows.length,
      dimensions: vocabulary.size,
      of: row => wordsOf(rows[row]!, parts),
    }
    const tags: RowVectors = {
      rows: rows.length,
      dimensions: numbers.size,
      of: row => toTagVector(comparedTags(rows[row]!, taxonomy), numbers),
    }
    const [ofWords, ofTags] = [await WeightedField.build(words, pause), await WeightedField.build(tags, pause)]
    return new SimilarIndex(parts, ofWords, ofTags, numbers)
  }

  get size(): number {
    return this.#parts.rows.length
  }

  /** Rows most like one of them, those of its own review left out. */
  nearRow(row: Row, limit: number): Near[] {
    const scores = new Float64Array(this.size)
    this.#words.score(this.wordsOf(row), WORDS_SHARE, scores)
    this.#tags.score(this.tagsOf(comparedTags(row, this.#parts.taxonomy)), 1 - WORDS_SHARE, scores)
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
    return this.#words.toUnit(wordsOf(row, this.#parts))
  }

  /** The words of a text that is no part of the index, of length one. */
  wordsOfText(text: string): Vector {
    const { dimensions, weights } = this.#parts.vocabulary.vectorOfText(text)
    return this.#words.toUnit({ dimensions, weights })
  }

  tagsOf(tags: readonly ComparedTag[]): Vector {
    return this.#tags.toUnit(toTagVector(tags, this.#tagNumbers))
  }

  /** How many rows have a word. */
  carryingWord(dimension: number): number {
    return this.#words.carrying(dimension)
  }

  /** The words of a row as they are written in it, by what they are compared by. */
  writtenIn(row: Row): Map<number, string> {
    const { words, vocabulary } = this.#parts
    const own = words.get(row.review.id)
    const at = own?.items.indexOf(row.item?.id ?? '') ?? -1
    if (!own || at < 0) return new Map()
    const writings = [...own.writings.subarray(own.starts[at], own.starts[at + 1])]
    return new Map(writings.map(writing => [vocabulary.token(writing), vocabulary.written(writing)]))
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

function wordsOf({ review, item }: Row, { words, vocabulary }: IndexParts): Vector {
  const own = words.get(review.id)
  const at = own?.items.indexOf(item?.id ?? '') ?? -1
  return own && at >= 0 ? vocabulary.vectorOfItem(own, at) : { dimensions: [], weights: [] }
}

function toTagVector(tags: readonly ComparedTag[], numbers: ReadonlyMap<string, number>): Vector {
  return {
    dimensions: tags.map(({ key }) => numbers.get(key) ?? UNKNOWN),
    weights: tags.map(({ weight }) => weight),
  }
}
