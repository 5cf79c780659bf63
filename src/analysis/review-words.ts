import type { ItemText } from './similar-texts.ts'
import type { ReadWords } from './similar-words.ts'
import { TITLE_MENTIONS } from './similar-weights.ts'
import { UNKNOWN, type Vector } from './weighted-field.ts'

/** A count is kept in a byte. */
const MOST_MENTIONS = 255

/** What a word weighs by how often it stands in a text. */
const WEIGHTS = Float64Array.from({ length: MOST_MENTIONS + 1 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
)

/** The words of the items of one review: five bytes for each different word of each. */
export interface ReviewWords {
  /** Digest of the file they were read from. */
  digest: string
  /** Numbers of the items, F1 or R1. */
  items: readonly string[]
  /** Where the words of each item begin; one more than there are items. */
  starts: Uint32Array
  /** Each different word, as it is first written in the item. */
  writings: Uint32Array
  mentions: Uint8Array
}

/** Every word of the collection by number, as it is written and as it is compared. */
export class Vocabulary {
  readonly #read: ReadWords
  readonly #writings = new Map<string, number>()
  readonly #written: string[] = []
  readonly #tokenOf: number[] = []
  readonly #tokens = new Map<string, number>()

  constructor(read: ReadWords) {
    this.#read = read
  }

  /** How many different words there are to compare by. */
  get size(): number {
    return this.#tokens.size
  }

  token(writing: number): number {
    return this.#tokenOf[writing]!
  }

  written(writing: number): string {
    return this.#written[writing]!
  }

  /** Takes in the words of a review. */
  add(digest: string, texts: readonly ItemText[]): ReviewWords {
    const writings: number[] = []
    const mentions: number[] = []
    const starts = [0]
    for (const { title, text } of texts) {
      const counted = new Map<string, { written: string; count: number }>()
      count(this.#read(title), TITLE_MENTIONS, counted)
      count(this.#read(text), 1, counted)
      for (const [token, one] of counted) {
        writings.push(this.#number(token, one.written))
        mentions.push(Math.min(MOST_MENTIONS, one.count))
      }
      starts.push(writings.length)
    }
    return {
      digest,
      items: texts.map(({ id }) => id),
      starts: Uint32Array.from(starts),
      writings: Uint32Array.from(writings),
      mentions: Uint8Array.from(mentions),
    }
  }

  /** A text that is no part of the collection, and leaves no trace here. */
  vectorOfText(text: string): Vector {
    const counted = new Map<string, { written: string; count: number }>()
    count(this.#read(text), 1, counted)
    return {
      dimensions: [...counted.keys()].map(token => this.#tokens.get(token) ?? UNKNOWN),
      weights: [...counted.values()].map(one => WEIGHTS[Math.min(MOST_MENTIONS, one.count)]!),
    }
  }

  /** Gives every word of an item once, in the order of its text. */
  visit(
    { starts, writings, mentions }: ReviewWords,
    item: number,
    take: (word: number, weight: number) => void,
  ) {
    for (let at = starts[item]!; at < starts[item + 1]!; at++)
      take(this.#tokenOf[writings[at]!]!, WEIGHTS[mentions[at]!]!)
  }

  #number(token: string, written: string): number {
    const known = this.#writings.get(written)
    if (known !== undefined) return known
    const number = this.#written.length
    const tokenNumber = this.#tokens.get(token) ?? this.#tokens.size
    this.#tokens.set(token, tokenNumber)
    this.#writings.set(written, number)
    this.#written.push(written)
    this.#tokenOf.push(tokenNumber)
    return number
  }
}

function count(
  words: ReturnType<ReadWords>,
  times: number,
  counted: Map<string, { written: string; count: number }>,
): void {
  for (const { token, written } of words) {
    const known = counted.get(token)
    if (known) known.count += times
    else counted.set(token, { written, count: times })
  }
}
