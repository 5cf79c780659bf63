import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import type { ReviewWords, Vocabulary } from './review-words.ts'
import { comparedTags, type ComparedTag } from './similar-tags.ts'
import { LEAST_SCORE, WORDS_SHARE } from './similar-weights.ts'
import { TagLists } from './tag-lists.ts'
import { WeightedField, type Vector } from './weighted-field.ts'

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
  readonly #tagLists: TagLists

  private constructor(parts: IndexParts, words: WeightedField, tags: WeightedField, tagLists: TagLists) {
    this.#parts = parts
    this.#words = words
    this.#tags = tags
    this.#tagLists = tagLists
  }

  /** @param pause awaited between rows, so that others get their turn */
  static async build(parts: IndexParts, pause: () => Promise<void> | undefined): Promise<SimilarIndex> {
    const { rows, vocabulary, taxonomy } = parts
    const tagLists = new TagLists()
    for (const row of rows) {
      tagLists.add(row, taxonomy)
      await pause()
    }
    const words = await WeightedField.build(
      {
        rows: rows.length,
        dimensions: vocabulary.size,
        visit: (row, take) => visitWords(rows[row]!, parts, take),
      },
      pause,
    )
    return new SimilarIndex(parts, words, await WeightedField.build(tagLists, pause), tagLists)
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
    const vector: Vector = { dimensions: [], weights: [] }
    visitWords(row, this.#parts, (dimension, weight) => {
      vector.dimensions.push(dimension)
      vector.weights.push(weight)
    })
    return this.#words.toUnit(vector)
  }

  /** The words of a text that is no part of the index, of length one. */
  wordsOfText(text: string): Vector {
    return this.#words.toUnit(this.#parts.vocabulary.vectorOfText(text))
  }

  tagsOf(tags: readonly ComparedTag[]): Vector {
    return this.#tags.toUnit(this.#tagLists.toVector(tags))
  }

  /** How many rows have a word. */
  carryingWord(dimension: number): number {
    return this.#words.carrying(dimension)
  }

  /** The words of a row as they are written in it, by what they are compared by. */
  writtenIn(row: Row): Map<number, string> {
    const { vocabulary } = this.#parts
    const found = findWords(row, this.#parts)
    if (!found) return new Map()
    const { own, item } = found
    const writings = [...own.writings.subarray(own.starts[item], own.starts[item + 1])]
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

/** Where the words of a row are kept; undefined where its file could not be read. */
function findWords(
  { review, item }: Row,
  { words }: IndexParts,
): { own: ReviewWords; item: number } | undefined {
  const own = words.get(review.id)
  const at = own?.items.indexOf(item?.id ?? '') ?? -1
  return own && at >= 0 ? { own, item: at } : undefined
}

function visitWords(row: Row, parts: IndexParts, take: (word: number, weight: number) => void): void {
  const found = findWords(row, parts)
  if (found) parts.vocabulary.visit(found.own, found.item, take)
}
