import type { Row } from '../../analysis/catalogue.ts'
import type { SearchRecord } from '../search-record.ts'
import type { TokensAndParts } from '../../analysis/similar-words.ts'
import { toRankedRecord, type NumberedWords, type RankedRecord } from './ranked-record.ts'
import { toReviewContext, type ReviewContext } from './review-context.ts'
import { spelledWords } from './spelling.ts'
import { TokenNumbers } from './token-numbers.ts'

/** What is ranked of a review. */
export interface RankedReview {
  /** Digest of the review that it was made from. */
  digest: string
  records: readonly RankedRecord[]
  context: ReviewContext
  /** Its words as they are spelled, by number, and how often each stands in it. */
  words: Uint32Array
  counts: Uint32Array
}

/** Numbers of a collection: of words as they are compared, and as they are spelled. */
export interface RankedWords {
  tokens: TokenNumbers
  spelled: TokenNumbers
}

export function createRankedWords(): RankedWords {
  return { tokens: new TokenNumbers(), spelled: new TokenNumbers() }
}

/** A text as numbers. */
interface NumberedText extends NumberedWords {
  spelled: readonly number[]
}

/** Labels of terms stand in thousands of records; with so many texts at hand nearly all of them are met. */
const TEXTS_KEPT = 20_000

/**
 * Makes what turns reviews into what is ranked of them.
 * @param read the words of a text as they are compared
 */
export function createReviewRanker(
  read: (text: string) => TokensAndParts,
  { tokens, spelled }: RankedWords,
): (rows: readonly Row[], records: readonly SearchRecord[]) => RankedReview {
  const texts = new Map<string, NumberedText>()
  const numbered = (text: string): NumberedText => {
    const known = texts.get(text)
    if (known) return known
    const { tokens: inOrder, parts } = read(text)
    const made = {
      tokens: inOrder.map(token => tokens.of(token)),
      parts: parts.flat().map(token => tokens.of(token)),
      spelled: spelledWords(text).map(word => spelled.of(word)),
    }
    if (texts.size >= TEXTS_KEPT) texts.clear()
    texts.set(text, made)
    return made
  }
  return (rows, records) => {
    const counts = new Map<number, number>()
    for (const { title, knownAs, passages, words, inherited } of records)
      for (const text of [title, ...knownAs, ...passages, ...words, ...inherited])
        for (const word of numbered(text).spelled) counts.set(word, (counts.get(word) ?? 0) + 1)
    return {
      digest: rows[0]!.review.digest,
      records: inOnePiece(records.map((record, at) => toRankedRecord(rows[at]!.id, record, numbered))),
      context: toReviewContext(records, numbered),
      words: Uint32Array.from(counts.keys()),
      counts: Uint32Array.from(counts.values()),
    }
  }
}

/** Numbers of all records one after the other: a piece of memory for each list would take more than the lists. */
function inOnePiece(records: readonly RankedRecord[]): RankedRecord[] {
  const length = records.reduce((sum, { tokens, sequence }) => sum + 2 * tokens.length + sequence.length, 0)
  const buffer = new ArrayBuffer(length * 4)
  let at = 0
  const place = <T extends Uint32Array | Float32Array>(list: T, view: T): T => {
    view.set(list)
    at += list.length * 4
    return view
  }
  return records.map(({ id, kind, tokens, weights, sequence }) => ({
    id,
    kind,
    tokens: place(tokens, new Uint32Array(buffer, at, tokens.length)),
    weights: place(weights, new Float32Array(buffer, at, weights.length)),
    sequence: place(sequence, new Uint32Array(buffer, at, sequence.length)),
  }))
}
