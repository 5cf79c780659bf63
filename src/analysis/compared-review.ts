import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Row } from './catalogue.ts'
import { comparedTags, type ComparedTag } from './similar-tags.ts'
import type { ItemText } from './similar-texts.ts'
import { UNKNOWN, type TakePart, type Vector } from './weighted-field.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is compared of the items of a review, in arrays: five bytes for each word of each, eight for each tag. */
export interface ComparedReview {
  /** Digest of the file that it was read from. */
  digest: string
  /** Numbers of the items, F1 or R1. */
  items: readonly string[]
  words: ItemLists<Uint8Array>
  tags: ItemLists<Float32Array>
}

/** Lists of several items, one after the other. */
interface ItemLists<W> {
  /** Where the list of each item begins; one more than there are items. */
  starts: Uint32Array
  members: Uint32Array
  weights: W
}

/** A count of mentions is kept in a byte. */
const MOST_MENTIONS = 255

/** What a word weighs by how often it is mentioned. */
const WEIGHTS = Float64Array.from(
  { length: MOST_MENTIONS + 1 },
  (_, count) => 1 + Math.log(Math.max(1, count)),
)

/** What items are compared by: words and tags by number, the same for all reviews of a collection. */
export class ComparedParts {
  readonly vocabulary: Vocabulary
  readonly #taxonomy: Taxonomy
  readonly #tags = new Map<string, number>()

  constructor(vocabulary: Vocabulary, taxonomy: Taxonomy) {
    this.vocabulary = vocabulary
    this.#taxonomy = taxonomy
  }

  /** How many different tags there are. */
  get tags(): number {
    return this.#tags.size
  }

  /** Takes in a review. @param rows its findings and recommendations */
  add(digest: string, rows: readonly Row[], texts: ReadonlyMap<string, ItemText>): ComparedReview {
    const words = rows.map(({ item }) => {
      const found = texts.get(item?.id ?? '')
      return found ? this.vocabulary.add(found.title, found.text) : []
    })
    const tags = rows.map(row => comparedTags(row, this.#taxonomy))
    return {
      digest,
      items: rows.map(({ item }) => item?.id ?? ''),
      words: {
        starts: startsOf(words),
        members: Uint32Array.from(words.flat(), word => word.writing),
        weights: Uint8Array.from(words.flat(), word => Math.min(MOST_MENTIONS, word.count)),
      },
      tags: {
        starts: startsOf(tags),
        members: Uint32Array.from(tags.flat(), tag => this.#tagNumber(tag.key)),
        weights: Float32Array.from(tags.flat(), tag => tag.weight),
      },
    }
  }

  /** Gives every word of an item once, in the order of its text. */
  visitWords({ words: { starts, members, weights } }: ComparedReview, item: number, take: TakePart): void {
    for (let at = starts[item]!; at < starts[item + 1]!; at++)
      take(this.vocabulary.token(members[at]!), WEIGHTS[weights[at]!]!)
  }

  /** Gives every tag of an item once, in the order of the taxonomy. */
  visitTags({ tags: { starts, members, weights } }: ComparedReview, item: number, take: TakePart): void {
    for (let at = starts[item]!; at < starts[item + 1]!; at++) take(members[at]!, weights[at]!)
  }

  /** The words of an item as they are written in it, by what they are compared as. */
  writtenIn({ words: { starts, members } }: ComparedReview, item: number): Map<number, string> {
    const { vocabulary } = this
    const writings = [...members.subarray(starts[item], starts[item + 1])]
    return new Map(writings.map(writing => [vocabulary.token(writing), vocabulary.written(writing)]))
  }

  /** A text that is no part of the collection. */
  toWordVector(text: string): Vector {
    const found = this.vocabulary.find(text)
    return {
      dimensions: found.map(({ token }) => token ?? UNKNOWN),
      weights: found.map(({ count }) => WEIGHTS[Math.min(MOST_MENTIONS, count)]!),
    }
  }

  toTagVector(tags: readonly ComparedTag[]): Vector {
    return {
      dimensions: tags.map(({ key }) => this.#tags.get(key) ?? UNKNOWN),
      weights: tags.map(({ weight }) => weight),
    }
  }

  #tagNumber(key: string): number {
    const number = this.#tags.get(key) ?? this.#tags.size
    this.#tags.set(key, number)
    return number
  }
}

function startsOf(lists: ReadonlyArray<readonly unknown[]>): Uint32Array {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, at) => (starts[at + 1] = starts[at]! + list.length))
  return starts
}
