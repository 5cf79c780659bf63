import { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import type { Kind } from '../taxonomy/facet.ts'
import { wordTableOf, type WordTable } from './suggest-word-table.ts'

/** A finding, recommendation or review by one of its names. */
export interface FoundName {
  row: Row
  /** 0 is the title; a review has the names it is known as after it. */
  name: number
}

/** Names of one kind that contain what was typed, those that begin with it apart; newest first. */
export interface FoundNames {
  fromStart: FoundName[]
  within: FoundName[]
}

/** Words that begin alike stand together in the alphabet: from a place on, up to another. */
type Span = readonly [from: number, to: number]

/**
 * Titles and names of everything real in a catalogue, by the beginnings of their words. In typed arrays, since there
 * are a hundred thousand of them and they are asked at every letter.
 */
export class NameIndex {
  readonly #catalogue: Catalogue
  /** All words in alphabetical order; a word is known by its place. */
  readonly #words: readonly string[]
  /** Row and name of each entry, newest first. */
  readonly #rows: Uint32Array
  readonly #names: Uint8Array
  /** Words of all entries one after the other, and where those of each entry begin. */
  readonly #wordsOfEntries: Uint32Array
  readonly #starts: Uint32Array
  /** Entries of all words one after the other, and where those of each word begin. */
  readonly #entriesOfWords: Uint32Array
  readonly #firsts: Uint32Array

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
    const table = wordTableOf(catalogue.taxonomy)
    const entries = catalogue.rows
      .filter(row => !catalogue.demonstrations.has(row.number))
      .flatMap(row => namesOf(row, table).map((words, name) => ({ row: row.number, name, words })))
    const { words, ranks } = table.sorted()
    this.#words = words
    this.#rows = Uint32Array.from(entries, ({ row }) => row)
    this.#names = Uint8Array.from(entries, ({ name }) => Math.min(name, 255))
    this.#starts = new Uint32Array(entries.length + 1)
    entries.forEach((entry, at) => (this.#starts[at + 1] = this.#starts[at]! + entry.words.length))
    this.#wordsOfEntries = new Uint32Array(this.#starts[entries.length]!)
    entries.forEach((entry, at) =>
      entry.words.forEach((word, place) => {
        this.#wordsOfEntries[this.#starts[at]! + place] = ranks[word]!
      }),
    )
    this.#firsts = toFirsts(this.#wordsOfEntries, words.length)
    this.#entriesOfWords = toEntries(this.#wordsOfEntries, this.#starts, this.#firsts)
  }

  /**
   * Names in which each word that was typed begins a word.
   * @param telling the words that must be there
   * @param typed all words, as a name may begin with them
   * @param most how many of each kind
   */
  find(telling: readonly string[], typed: readonly string[], most: number): Record<Kind, FoundNames> {
    const best = { finding: emptyBest(), recommendation: emptyBest(), review: emptyBest() }
    const spans = telling.map(word => this.#spanOf(word)).sort((a, b) => this.#countIn(a) - this.#countIn(b))
    const beginning = typed.map(word => this.#spanOf(word))
    const [rarest, ...others] = spans
    if (rarest !== undefined)
      this.#eachEntry(rarest, entry => {
        if (!others.every(span => this.#contains(entry, span))) return
        const { kind } = this.#catalogue.rows[this.#rows[entry]!]!
        const list = best[kind][this.#beginsWith(entry, beginning) ? 'fromStart' : 'within']
        keepFirst(list, entry, most)
      })
    const toFound = (entries: readonly number[]) =>
      entries.map(entry => ({
        row: this.#catalogue.rows[this.#rows[entry]!]!,
        name: this.#names[entry]!,
      }))
    return Object.fromEntries(
      Object.entries(best).map(([kind, { fromStart, within }]) => [
        kind,
        { fromStart: toFound(fromStart), within: toFound(within) },
      ]),
    ) as Record<Kind, FoundNames>
  }

  #spanOf(beginning: string): Span {
    return [lowerBound(this.#words, beginning), lowerBound(this.#words, `${beginning}\uffff`)]
  }

  #countIn([from, to]: Span): number {
    return this.#firsts[to]! - this.#firsts[from]!
  }

  #eachEntry([from, to]: Span, visit: (entry: number) => void): void {
    const seen = new Bitset(this.#rows.length)
    for (let at = this.#firsts[from]!; at < this.#firsts[to]!; at++) {
      const entry = this.#entriesOfWords[at]!
      if (seen.has(entry)) continue
      seen.add(entry)
      visit(entry)
    }
  }

  #contains(entry: number, [from, to]: Span): boolean {
    for (let at = this.#starts[entry]!; at < this.#starts[entry + 1]!; at++) {
      const word = this.#wordsOfEntries[at]!
      if (word >= from && word < to) return true
    }
    return false
  }

  #beginsWith(entry: number, beginning: readonly Span[]): boolean {
    const start = this.#starts[entry]!
    if (this.#starts[entry + 1]! - start < beginning.length) return false
    return beginning.every(([from, to], place) => {
      const word = this.#wordsOfEntries[start + place]!
      return word >= from && word < to
    })
  }
}

function namesOf({ kind, item, review }: Row, table: WordTable): readonly Uint32Array[] {
  const { names, titles } = table.wordsOf(review)
  return kind === 'review' ? names : [titles.get(item.id)!]
}

function emptyBest(): Record<keyof FoundNames, number[]> {
  return { fromStart: [], within: [] }
}

/** Keeps the first entries of all that come, whatever order they come in. */
function keepFirst(list: number[], entry: number, most: number): void {
  if (list.length === most && entry > list[most - 1]!) return
  const at = list.findIndex(other => other > entry)
  list.splice(at < 0 ? list.length : at, 0, entry)
  if (list.length > most) list.pop()
}

/** Where the entries of each word begin, and after the last word where they end. */
function toFirsts(words: Uint32Array, size: number): Uint32Array {
  const firsts = new Uint32Array(size + 1)
  for (const word of words) firsts[word + 1]! += 1
  for (let word = 0; word < size; word++) firsts[word + 1]! += firsts[word]!
  return firsts
}

function toEntries(words: Uint32Array, starts: Uint32Array, firsts: Uint32Array): Uint32Array {
  const next = firsts.slice()
  const entries = new Uint32Array(words.length)
  for (let entry = 0; entry < starts.length - 1; entry++)
    for (let at = starts[entry]!; at < starts[entry + 1]!; at++) entries[next[words[at]!]!++] = entry
  return entries
}

/** Place of the first word that is not before another. */
function lowerBound(words: readonly string[], wanted: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

const indexes = new WeakMap<Catalogue, NameIndex>()

/** The names of a catalogue, read once. */
export function nameIndexOf(catalogue: Catalogue): NameIndex {
  const index = indexes.get(catalogue) ?? new NameIndex(catalogue)
  indexes.set(catalogue, index)
  return index
}
