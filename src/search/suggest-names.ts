import { onceFor } from '../analysis/once-for.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
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
  readonly #kinds: Uint8Array
  /** Words of all entries one after the other, and where those of each entry begin. */
  readonly #wordsOfEntries: Uint32Array
  readonly #starts: Uint32Array
  /** Entries of all words one after the other, and where those of each word begin. */
  readonly #entriesOfWords: Uint32Array
  readonly #firsts: Uint32Array

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
    const table = wordTableOf(catalogue.taxonomy)
    const { words, ranks } = table.sorted()
    this.#words = words
    const rows = catalogue.rows.filter(row => !catalogue.demonstrations.has(row.number))
    const named = rows.map(row => namesOf(row, table))
    const count = sum(named, names => names.length)
    this.#rows = new Uint32Array(count)
    this.#names = new Uint8Array(count)
    this.#kinds = new Uint8Array(count)
    this.#starts = new Uint32Array(count + 1)
    this.#wordsOfEntries = new Uint32Array(sum(named, names => sum(names, words => words.length)))
    let [entry, at] = [0, 0]
    rows.forEach(({ number, kind }, index) => {
      for (const [name, words] of named[index]!.entries()) {
        this.#rows[entry] = number
        this.#names[entry] = name
        this.#kinds[entry] = KINDS.indexOf(kind)
        for (const word of words) this.#wordsOfEntries[at++] = ranks[word]!
        this.#starts[++entry] = at
      }
    })
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
    const best = KINDS.map(() => ({ fromStart: new FirstEntries(most), within: new FirstEntries(most) }))
    const spans = telling.map(word => this.#spanOf(word)).sort((a, b) => this.#countIn(a) - this.#countIn(b))
    const beginning = typed.map(word => this.#spanOf(word))
    const [rarest = [0, 0], ...others] = spans
    for (let at = this.#firsts[rarest[0]]!; at < this.#firsts[rarest[1]]!; at++) {
      const entry = this.#entriesOfWords[at]!
      const { fromStart, within } = best[this.#kinds[entry]!]!
      // Of a hundred thousand that hold a common beginning nearly all are too late in the list to be looked at.
      const begins = fromStart.takes(entry) && this.#beginsWith(entry, beginning)
      const list = begins ? fromStart : within
      if (list.takes(entry) && others.every(span => this.#contains(entry, span))) list.add(entry)
    }
    const toFound = ({ entries }: FirstEntries) =>
      entries.map(entry => ({
        row: this.#catalogue.rows[this.#rows[entry]!]!,
        name: this.#names[entry]!,
      }))
    return Object.fromEntries(
      KINDS.map((kind, at) => {
        const { fromStart, within } = best[at]!
        return [kind, { fromStart: toFound(fromStart), within: toFound(within) }]
      }),
    ) as Record<Kind, FoundNames>
  }

  #spanOf(beginning: string): Span {
    return [lowerBound(this.#words, beginning), lowerBound(this.#words, `${beginning}\uffff`)]
  }

  #countIn([from, to]: Span): number {
    return this.#firsts[to]! - this.#firsts[from]!
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

function sum<T>(list: readonly T[], count: (one: T) => number): number {
  return list.reduce((total, one) => total + count(one), 0)
}

function namesOf({ kind, item, review }: Row, table: WordTable): readonly Uint32Array[] {
  const { names, titles } = table.wordsOf(review)
  return kind === 'review' ? names : [titles.get(item.id)!]
}

/** The first of all entries that come, whatever order they come in. */
class FirstEntries {
  readonly entries: number[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** Whether an entry is among the first so far. */
  takes(entry: number): boolean {
    return this.entries.length < this.#most || entry < this.entries[this.#most - 1]!
  }

  add(entry: number): void {
    // A name that has two such words comes twice.
    if (this.entries.includes(entry)) return
    const at = this.entries.findIndex(other => other > entry)
    this.entries.splice(at < 0 ? this.entries.length : at, 0, entry)
    if (this.entries.length > this.#most) this.entries.pop()
  }
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

/** The names of a catalogue, read once. */
export const nameIndexOf = onceFor((catalogue: Catalogue) => new NameIndex(catalogue))
