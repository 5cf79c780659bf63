import type { AskedWord } from './asked-word.ts'
import type { RankedRecord } from './ranked-record.ts'
import {
  FEEDBACK_RECORDS,
  FEEDBACK_SHARE,
  FEEDBACK_WORDS,
  SATURATION,
  SECOND_LOOK,
} from './ranking-weights.ts'
import type { ReviewContext } from './review-context.ts'
import { topRows } from './top-rows.ts'

/** What is looked at, by number of record, and how rare a word is in all of it. */
export interface Looked {
  records: readonly RankedRecord[]
  /** What the review of a record says; undefined of a review, which says it itself. */
  contexts: ReadonlyArray<ReviewContext | undefined>
  kinds: Float32Array
  rarity: (token: number) => number
  /** How many records have a word. */
  count: (token: number) => number
}

/**
 * Looks at the best records a second time. First by what their review says: a finding need not repeat what the
 * summary has said. Then by what the very best have in common beside the words that were asked for (feedback without
 * a user, Rocchio 1971; words weighed as in Lavrenko and Croft 2001).
 */
export class SecondLook {
  readonly #looked: Looked
  /** By number of a word: its place among those asked for, from 1; 0 of all between two queries. */
  readonly #places: Uint16Array
  /** By number of a word, what it gains a record that has it; 0 of all between two queries. */
  readonly #gains: Float32Array

  /** @param tokens how many different words there are */
  constructor(looked: Looked, tokens: number) {
    this.#looked = looked
    this.#places = new Uint16Array(tokens)
    this.#gains = new Float32Array(tokens)
  }

  /**
   * Raises the scores of the best records.
   * @param scores by number of record, weighted by kind
   * @param met records that have a score
   */
  again(asked: readonly AskedWord[], scores: Float32Array, met: readonly number[]): void {
    const best = topRows(scores, SECOND_LOOK, met)
    const tokens = [...new Set(asked.flatMap(word => word.map(({ token }) => token)))]
    tokens.forEach((token, at) => (this.#places[token] = at + 1))
    this.#addContexts(asked, tokens, scores, best)
    this.#addFeedback(scores, best)
    for (const token of tokens) this.#places[token] = 0
  }

  #addContexts(
    asked: readonly AskedWord[],
    tokens: readonly number[],
    scores: Float32Array,
    best: readonly number[],
  ): void {
    const { records, contexts, kinds, rarity } = this.#looked
    const words = asked.map(word =>
      word
        // A word that came after the ranking was made has no place yet.
        .filter(({ token }) => rarity(token) > 0)
        .map(({ token, weight }) => ({
          at: this.#places[token]! - 1,
          most: rarity(token) * weight * (SATURATION + 1),
        })),
    )
    const said = new Map<ReviewContext, Float32Array>()
    const own = new Float32Array(tokens.length)
    for (const record of best) {
      const context = contexts[record]
      if (!context) continue
      if (!said.has(context)) said.set(context, this.#found(context, new Float32Array(tokens.length)))
      const beside = said.get(context)!
      this.#found(records[record]!, own)
      let gained = 0
      for (const word of words) {
        let before = 0
        let after = 0
        for (const { at, most } of word) {
          const alone = own[at]!
          const both = alone + beside[at]!
          before = Math.max(before, (most * alone) / (alone + SATURATION))
          after = Math.max(after, (most * both) / (both + SATURATION))
        }
        gained += after - before
      }
      scores[record]! += gained * kinds[record]!
    }
  }

  /** How often each word that was asked for is found, weighted. */
  #found({ tokens, weights }: ReviewContext, into: Float32Array): Float32Array {
    into.fill(0)
    for (let at = 0; at < tokens.length; at++) {
      const place = this.#places[tokens[at]!]!
      if (place > 0) into[place - 1] = weights[at]!
    }
    return into
  }

  #addFeedback(scores: Float32Array, best: readonly number[]): void {
    const { records, kinds, rarity } = this.#looked
    const models = topRows(scores, FEEDBACK_RECORDS, best)
    if (models.length === 0) return
    const met = this.#addGains(scores, models)
    const gains = this.#gains
    const chosen = topRows(gains, FEEDBACK_WORDS, met).map(token => ({ token, gain: gains[token]! }))
    for (const token of met) gains[token] = 0
    for (const { token, gain } of chosen) gains[token] = gain * rarity(token)
    const shares = best.map(record => {
      const { tokens, weights } = records[record]!
      let sum = 0
      for (let at = 0; at < tokens.length; at++) {
        const gain = gains[tokens[at]!]!
        if (gain > 0) sum += (gain * weights[at]!) / (weights[at]! + SATURATION)
      }
      return sum
    })
    for (const { token } of chosen) gains[token] = 0
    const most = Math.max(...shares)
    const highest = scores[models[0]!]!
    if (most === 0) return
    best.forEach((record, at) => {
      scores[record]! += (FEEDBACK_SHARE * highest * shares[at]! * kinds[record]!) / most
    })
  }

  /** Notes what the words of some records would gain. @returns those words */
  #addGains(scores: Float32Array, models: readonly number[]): number[] {
    const { records, rarity, count } = this.#looked
    const met: number[] = []
    for (const record of models) {
      const { tokens, weights } = records[record]!
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at]!
        // A word that nothing else has finds nothing else.
        if (this.#places[token]! > 0 || count(token) < 2) continue
        if (this.#gains[token] === 0) met.push(token)
        const frequency = weights[at]!
        this.#gains[token]! += (scores[record]! * rarity(token) * frequency) / (frequency + SATURATION)
      }
    }
    return met
  }
}
