import type { ReadWords } from './similar-words.ts'
import { TITLE_MENTIONS } from './similar-weights.ts'

/** How often a word is mentioned in a text, and how it is first written there. */
interface Mentions {
  written: string
  count: number
}

/** A word of a text: its number as it is written, and how often it is mentioned in one way of writing or another. */
export interface MentionedWord {
  writing: number
  count: number
}

/** Every word of the collection by number, as it is written and as it is compared. */
export class Vocabulary {
  readonly #read: ReadWords
  readonly #tokens = new Map<string, number>()
  readonly #writings = new Map<string, number>()
  readonly #written: string[] = []
  /** By the number of a writing. */
  readonly #tokenOf: number[] = []

  constructor(read: ReadWords) {
    this.#read = read
  }

  /** How many different words there are to compare by. */
  get size(): number {
    return this.#tokens.size
  }

  /** Number of the word that a writing is compared as. */
  token(writing: number): number {
    return this.#tokenOf[writing]!
  }

  written(writing: number): string {
    return this.#written[writing]!
  }

  /** Takes in the words of an item: each once, in the order in which they come. */
  add(title: string, text: string): MentionedWord[] {
    const mentions = new Map<string, Mentions>()
    this.#count(title, TITLE_MENTIONS, mentions)
    this.#count(text, 1, mentions)
    return [...mentions].map(([token, { written, count }]) => ({
      writing: this.#numberOf(token, written),
      count,
    }))
  }

  /** Looks up the words of a text that is no part of the collection, and keeps nothing of it. */
  find(text: string): Array<{ token: number | undefined; count: number }> {
    const mentions = new Map<string, Mentions>()
    this.#count(text, 1, mentions)
    return [...mentions].map(([token, { count }]) => ({ token: this.#tokens.get(token), count }))
  }

  #count(text: string, times: number, mentions: Map<string, Mentions>): void {
    for (const { token, written } of this.#read(text)) {
      const known = mentions.get(token)
      if (known) known.count += times
      else mentions.set(token, { written, count: times })
    }
  }

  #numberOf(token: string, written: string): number {
    const known = this.#writings.get(written)
    if (known !== undefined) return known
    const tokenNumber = this.#tokens.get(token) ?? this.#tokens.size
    this.#tokens.set(token, tokenNumber)
    this.#writings.set(written, this.#written.length)
    this.#tokenOf.push(tokenNumber)
    return this.#written.push(written) - 1
  }
}
