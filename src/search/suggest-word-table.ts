import { onceFor } from '../analysis/once-for.ts'
import { itemsOf } from '../corpus/corpus.ts'
import type { Review } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toWords } from './suggest-words.ts'

/** What is in the memory of the words of one review, as numbers. */
export interface ReviewWords {
  /** Words of the title, then of each name it is known as. */
  names: readonly Uint32Array[]
  /** Words of the title of each finding and recommendation, by its id. */
  titles: ReadonlyMap<string, Uint32Array>
  /** Every different word of its titles, names, first lines, area and addressees. */
  all: Uint32Array
}

/**
 * Numbers for words, and what each review has of them. A review that has not changed is not read again, so that a
 * saved file costs the reading of one review, however many there are.
 */
export class WordTable {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []
  readonly #reviews = new WeakMap<Review, ReviewWords>()
  #sorted: { words: readonly string[]; ranks: Uint32Array } = { words: [], ranks: new Uint32Array() }

  get size(): number {
    return this.#words.length
  }

  word(number: number): string {
    return this.#words[number]!
  }

  /** Number of a word that some review, now or earlier, has. */
  numberOf(word: string): number | undefined {
    return this.#numbers.get(word)
  }

  /** All words in alphabetical order, and the place of each word in it by its number. */
  sorted(): { words: readonly string[]; ranks: Uint32Array } {
    if (this.#sorted.words.length === this.size) return this.#sorted
    const words = this.#words.toSorted()
    const ranks = new Uint32Array(this.size)
    words.forEach((word, rank) => (ranks[this.#numbers.get(word)!] = rank))
    this.#sorted = { words, ranks }
    return this.#sorted
  }

  hasRead(review: Review): boolean {
    return this.#reviews.has(review)
  }

  wordsOf(review: Review): ReviewWords {
    const words = this.#reviews.get(review) ?? this.#read(review)
    this.#reviews.set(review, words)
    return words
  }

  #read(review: Review): ReviewWords {
    const items = itemsOf(review)
    const names = [review.title, ...review.knownAs.map(known => known.name)].map(name =>
      this.#numbersOf(name),
    )
    const titles = new Map(items.map(({ id, title }) => [id, this.#numbersOf(title)]))
    const all = new Set<number>()
    for (const numbers of [...names, ...titles.values()]) for (const number of numbers) all.add(number)
    for (const text of textsOf(review)) for (const number of this.#numbersOf(text)) all.add(number)
    return { names, titles, all: Uint32Array.from(all) }
  }

  #numbersOf(text: string): Uint32Array {
    return Uint32Array.from(toWords(text), word => this.#numbers.get(word) ?? this.#add(word))
  }

  #add(word: string): number {
    const number = this.size
    this.#words.push(word)
    this.#numbers.set(word, number)
    return number
  }
}

/** What is in memory of a review beside its titles and names. */
function textsOf(review: Review): string[] {
  const items = itemsOf(review)
  const names = [review.title, ...review.knownAs.map(known => known.name), ...items.map(item => item.title)]
  return [
    ...[review.area, review.lead.text],
    ...items.map(item => item.lead.text),
    ...review.recommendations.flatMap(({ to }) => to),
    // `childrens` is no slip where `children's` is meant.
    ...[...names, ...items.map(item => item.lead.text)].flatMap(
      text => text.match(/\p{L}+['’]s(?!\p{L})/gu)?.map(word => word.replace(/['’]/, '')) ?? [],
    ),
  ]
}

/** The table that goes with a taxonomy, which outlives the snapshots it serves. */
export const wordTableOf = onceFor((_taxonomy: Taxonomy) => new WordTable())
