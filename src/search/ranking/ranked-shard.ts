import { KINDS } from '../../taxonomy/facet.ts'
import { NOTHING, type RankedRecord } from './ranked-record.ts'
import type { RankedReview, RankedWords } from './ranked-review.ts'

/** What a file of the cache says of itself before its numbers: words, and how many numbers each review has. */
interface ShardIndex {
  tokens: string[]
  spelled: string[]
  reviews: Array<{
    id: string
    digest: string
    words: number
    /** How many words its context has. */
    context: number
    /** Number of the item, `KINDS` by place, how many different words, and how many words in order. */
    records: Array<[item: string, kind: number, tokens: number, sequence: number]>
  }>
}

/** How many bytes of the index follow. */
const LENGTH_BYTES = 8

/** What is ranked of some reviews, as bytes: an index in JSON, and behind it all numbers. */
export function packRanked(
  reviews: ReadonlyArray<readonly [string, RankedReview]>,
  words: RankedWords,
): Buffer {
  const tokens = createLocalNumbers(number => words.tokens.token(number), words.tokens.size)
  const spelled = createLocalNumbers(number => words.spelled.token(number), words.spelled.size)
  const numbers = reviews.flatMap(([, { records, context, words: own, counts }]) => [
    ...records.flatMap(({ tokens: found, weights, sequence }) => [
      found.map(tokens.of),
      weights,
      sequence.map(token => (token === NOTHING ? NOTHING : tokens.of(token))),
    ]),
    context.tokens.map(tokens.of),
    context.weights,
    own.map(spelled.of),
    counts,
  ])
  const index: ShardIndex = {
    tokens: tokens.list,
    spelled: spelled.list,
    reviews: reviews.map(([id, { digest, records, context, words: own }]) => ({
      id,
      digest,
      words: own.length,
      context: context.tokens.length,
      records: records.map(record => [
        record.id.slice(id.length),
        KINDS.indexOf(record.kind),
        record.tokens.length,
        record.sequence.length,
      ]),
    })),
  }
  const text = Buffer.from(JSON.stringify(index))
  // Filled up, so that the numbers behind it can be read where they lie.
  const padding = Buffer.alloc((LENGTH_BYTES - (text.length % LENGTH_BYTES)) % LENGTH_BYTES, ' ')
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(text.length + padding.length)
  const lists = numbers.map(list => Buffer.from(list.buffer, list.byteOffset, list.byteLength))
  return Buffer.concat([length, text, padding, ...lists])
}

/**
 * What was packed, by id of the review. The numbers stay where they are and are turned into those of the collection.
 * @throws where the bytes are anything else
 */
export function* unpackRanked(bytes: Buffer, words: RankedWords): Generator<[string, RankedReview]> {
  const length = bytes.readUInt32LE()
  const index = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + length)) as ShardIndex
  const tokens = Uint32Array.from(index.tokens, token => words.tokens.of(token))
  const spelled = Uint32Array.from(index.spelled, word => words.spelled.of(word))
  let at = bytes.byteOffset + LENGTH_BYTES + length
  const take = <T>(
    List: new (buffer: ArrayBufferLike, at: number, length: number) => T,
    count: number,
  ): T => {
    const list = new List(bytes.buffer, at, count)
    at += count * 4
    return list
  }
  for (const { id, digest, words: count, context: said, records: all } of index.reviews) {
    const records = all.map(([item, kind, found, inOrder]): RankedRecord => ({
      id: `${id}${item}`,
      kind: KINDS[kind]!,
      tokens: renumber(take(Uint32Array, found), tokens),
      weights: take(Float32Array, found),
      sequence: renumber(take(Uint32Array, inOrder), tokens),
    }))
    const context = { tokens: renumber(take(Uint32Array, said), tokens), weights: take(Float32Array, said) }
    const own = renumber(take(Uint32Array, count), spelled)
    yield [id, { digest, records, context, words: own, counts: take(Uint32Array, count) }]
  }
}

function renumber(list: Uint32Array, numbers: Uint32Array): Uint32Array {
  for (let at = 0; at < list.length; at++) if (list[at] !== NOTHING) list[at] = numbers[list[at]!]!
  return list
}

/** Numbers that count only the words of one file. */
function createLocalNumbers(wordOf: (number: number) => string, size: number) {
  const local = new Int32Array(size).fill(-1)
  const list: string[] = []
  const of = (number: number): number => {
    if (local[number] === -1) local[number] = list.push(wordOf(number)) - 1
    return local[number]!
  }
  return { list, of }
}
