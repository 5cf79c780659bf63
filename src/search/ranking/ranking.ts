import type { Pause } from '../../analysis/pauses.ts'
import { NOTHING, type RankedRecord } from './ranked-record.ts'
import { topRows } from './top-rows.ts'
import { KIND_WEIGHTS, NEARLY_SIDE_BY_SIDE, SATURATION, SIDE_BY_SIDE } from './ranking-weights.ts'

/** One thing a query asks for: a word by number, and words that stand for it with what each then counts for. */
export type AskedWord = ReadonlyArray<{ token: number; weight: number }>

/** Scores by number of record; `share` is how much of the query a record has, by the rarity of its words. */
export interface Scored {
  scores: Float32Array
  shares: Float32Array
}

/** Records of so high a score are looked through for words that stand side by side. */
const LOOKED_THROUGH = 300

/** An inverted index of records in typed arrays, ranked by BM25F and by words that stand side by side. */
export class Ranking {
  readonly ids: readonly string[]
  readonly #records: readonly RankedRecord[]
  readonly #starts: Uint32Array
  readonly #rows: Uint32Array
  readonly #weights: Float32Array

  private constructor(records: readonly RankedRecord[], tokens: number, postings: number) {
    this.ids = records.map(({ id }) => id)
    this.#records = records
    this.#starts = new Uint32Array(tokens + 1)
    this.#rows = new Uint32Array(postings)
    this.#weights = new Float32Array(postings)
  }

  /**
   * @param tokens how many different words there are
   * @param pause awaited between records, so that others get their turn
   */
  static async build(records: readonly RankedRecord[], tokens: number, pause: Pause): Promise<Ranking> {
    const ranking = new Ranking(
      records,
      tokens,
      records.reduce((sum, record) => sum + record.tokens.length, 0),
    )
    const starts = ranking.#starts
    for (const record of records) {
      for (const token of record.tokens) starts[token + 1]!++
      await pause()
    }
    for (let at = 0; at < tokens; at++) starts[at + 1]! += starts[at]!
    const next = starts.slice()
    for (const [row, record] of records.entries()) {
      record.tokens.forEach((token, at) => {
        const place = next[token]!++
        ranking.#rows[place] = row
        ranking.#weights[place] = record.weights[at]!
      })
      await pause()
    }
    return ranking
  }

  /** Scores of all records for what a query asks, in the order in which it asks. */
  score(asked: readonly AskedWord[]): Scored {
    const scores = new Float32Array(this.ids.length)
    const shares = new Float32Array(this.ids.length)
    const rarities = asked.map(word => Math.max(0, ...word.map(({ token }) => this.#rarity(token))))
    const all = rarities.reduce((sum, one) => sum + one, 0)
    if (all === 0) return { scores, shares }
    asked.forEach((word, at) => this.#addWord(word, rarities[at]! / all, scores, shares))
    this.#addNeighbours(asked, scores)
    for (let row = 0; row < scores.length; row++)
      if (scores[row]! > 0) scores[row]! *= KIND_WEIGHTS[this.#records[row]!.kind]
    return { scores, shares }
  }

  /** A record counts a word once, by the best of what stands for it. */
  #addWord(word: AskedWord, share: number, scores: Float32Array, shares: Float32Array): void {
    const best = new Map<number, number>()
    for (const { token, weight } of word) {
      const rarity = this.#rarity(token) * weight
      for (let at = this.#starts[token]!; at < this.#starts[token + 1]!; at++) {
        const frequency = this.#weights[at]!
        const score = (rarity * frequency * (SATURATION + 1)) / (frequency + SATURATION)
        const row = this.#rows[at]!
        if (word.length === 1) {
          scores[row]! += score
          shares[row]! += share
        } else if (score > (best.get(row) ?? 0)) best.set(row, score)
      }
    }
    for (const [row, score] of best) {
      scores[row]! += score
      shares[row]! += share
    }
  }

  /** Words of the query that stand side by side in a record say more than the two by themselves. */
  #addNeighbours(asked: readonly AskedWord[], scores: Float32Array): void {
    if (asked.length < 2) return
    const place = new Map(asked.flatMap((word, at) => word.map(({ token }) => [token, at] as const)))
    const rarities = asked.map(word => Math.max(0, ...word.map(({ token }) => this.#rarity(token))))
    for (const row of topRows(scores, LOOKED_THROUGH)) {
      const pairs = new Map<number, number>()
      const { sequence } = this.#records[row]!
      for (let at = 0; at + 1 < sequence.length; at++) {
        const first = place.get(sequence[at]!)
        if (first === undefined) continue
        const second = sequence[at + 1] === NOTHING ? undefined : place.get(sequence[at + 1]!)
        const third = sequence[at + 1] === NOTHING ? undefined : place.get(sequence[at + 2] ?? NOTHING)
        if (second === first + 1) add(pairs, first, SIDE_BY_SIDE)
        else if (third === first + 1) add(pairs, first, NEARLY_SIDE_BY_SIDE)
        else if (second !== undefined && second === first - 1) add(pairs, second, NEARLY_SIDE_BY_SIDE)
      }
      for (const [at, share] of pairs) scores[row]! += share * (rarities[at]! + rarities[at + 1]!)
    }
  }

  /** Inverse document frequency as BM25 has it, never below zero. */
  #rarity(token: number): number {
    const count = token + 1 < this.#starts.length ? this.#starts[token + 1]! - this.#starts[token]! : 0
    return count === 0 ? 0 : Math.log(1 + (this.ids.length - count + 0.5) / (count + 0.5))
  }
}

/** Of several places where two words meet, the best counts. */
function add(pairs: Map<number, number>, at: number, share: number): void {
  if (share > (pairs.get(at) ?? 0)) pairs.set(at, share)
}
