import type { Pause } from '../../analysis/pauses.ts'
import type { AskedWord } from './asked-word.ts'
import { NOTHING, type RankedRecord } from './ranked-record.ts'
import type { RankedReview } from './ranked-review.ts'
import { SecondLook } from './second-look.ts'
import { topRows } from './top-rows.ts'
import { KIND_WEIGHTS, NEARLY_SIDE_BY_SIDE, SATURATION, SIDE_BY_SIDE } from './ranking-weights.ts'

/** Records that have something of a query, by number, each with its score and how much of the query it has. */
export interface Scored {
  records: Uint32Array
  scores: Float32Array
  /** By the rarity of the words of the query: 1 is all of it. */
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
  readonly #kinds: Float32Array
  /** Scores of the query at hand by number of record; all nothing between two queries. */
  readonly #scores: Float32Array
  readonly #shares: Float32Array
  readonly #best: Float32Array
  /** By number of a word: its place among those asked for, from 1; 0 of all between two queries. */
  readonly #places: Uint16Array
  readonly #secondLook: SecondLook

  private constructor(reviews: readonly RankedReview[], tokens: number) {
    const records = reviews.flatMap(review => review.records)
    const postings = records.reduce((sum, record) => sum + record.tokens.length, 0)
    this.ids = records.map(({ id }) => id)
    this.#records = records
    this.#starts = new Uint32Array(tokens + 1)
    this.#rows = new Uint32Array(postings)
    this.#weights = new Float32Array(postings)
    this.#kinds = Float32Array.from(records, ({ kind }) => KIND_WEIGHTS[kind])
    this.#scores = new Float32Array(records.length)
    this.#shares = new Float32Array(records.length)
    this.#best = new Float32Array(records.length)
    this.#places = new Uint16Array(tokens)
    const looked = {
      records,
      contexts: reviews.flatMap(review =>
        review.records.map(({ kind }) => (kind === 'review' ? undefined : review.context)),
      ),
      kinds: this.#kinds,
      rarity: (token: number) => this.#rarity(token),
      count: (token: number) => this.#count(token),
    }
    this.#secondLook = new SecondLook(looked, tokens)
  }

  /**
   * @param tokens how many different words there are
   * @param pause awaited between records, so that others get their turn
   */
  static async build(reviews: readonly RankedReview[], tokens: number, pause: Pause): Promise<Ranking> {
    const ranking = new Ranking(reviews, tokens)
    const records = ranking.#records
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

  /** Scores of the records that have something of what a query asks, in the order in which it asks. */
  score(asked: readonly AskedWord[]): Scored {
    const rarities = asked.map(word =>
      Math.max(0, ...word.map(({ token, weight }) => this.#rarity(token) * weight)),
    )
    const all = rarities.reduce((sum, one) => sum + one, 0)
    const met: number[] = []
    if (all > 0) {
      asked.forEach((word, at) => this.#addWord(word, rarities[at]! / all, met))
      this.#addNeighbours(asked, rarities, met)
      for (const record of met) this.#scores[record]! *= this.#kinds[record]!
      this.#secondLook.again(asked, this.#scores, met)
    }
    return this.#takeOut(met)
  }

  /** The scores of the records that were met, and nothing in their place. */
  #takeOut(met: readonly number[]): Scored {
    const records = Uint32Array.from(met)
    const scores = new Float32Array(met.length)
    const shares = new Float32Array(met.length)
    for (let at = 0; at < records.length; at++) {
      const record = records[at]!
      scores[at] = this.#scores[record]!
      shares[at] = this.#shares[record]!
      this.#scores[record] = 0
      this.#shares[record] = 0
    }
    return { records, scores, shares }
  }

  /** A record counts a word once, by the best of what stands for it. */
  #addWord(word: AskedWord, share: number, met: number[]): void {
    const best = this.#best
    const found: number[] = []
    for (const { token, weight } of word) {
      const rarity = this.#rarity(token) * weight * (SATURATION + 1)
      if (rarity === 0) continue
      for (let at = this.#starts[token]!, end = this.#starts[token + 1]!; at < end; at++) {
        const frequency = this.#weights[at]!
        const score = (rarity * frequency) / (frequency + SATURATION)
        const record = this.#rows[at]!
        if (best[record] === 0) found.push(record)
        if (score > best[record]!) best[record] = score
      }
    }
    for (const record of found) {
      if (this.#scores[record] === 0) met.push(record)
      this.#scores[record]! += best[record]!
      this.#shares[record]! += share
      best[record] = 0
    }
  }

  /** Words of the query that stand side by side in a record say more than the two by themselves. */
  #addNeighbours(asked: readonly AskedWord[], rarities: readonly number[], met: readonly number[]): void {
    if (asked.length < 2) return
    const places = this.#places
    asked.forEach((word, at) => word.forEach(({ token }) => (places[token] = at + 1)))
    const pairs = new Float32Array(asked.length)
    for (const record of topRows(this.#scores, LOOKED_THROUGH, met)) {
      if (!this.#findPairs(this.#records[record]!.sequence, pairs)) continue
      for (let at = 0; at + 1 < pairs.length; at++)
        this.#scores[record]! += pairs[at]! * (rarities[at]! + rarities[at + 1]!)
      pairs.fill(0)
    }
    asked.forEach(word => word.forEach(({ token }) => (places[token] = 0)))
  }

  /** Notes how near the words of each pair come; of several places where two words meet, the best counts. */
  #findPairs(sequence: Uint32Array, pairs: Float32Array): boolean {
    const places = this.#places
    let isFound = false
    const note = (at: number, share: number) => {
      isFound = true
      if (share > pairs[at]!) pairs[at] = share
    }
    for (let at = 0; at + 1 < sequence.length; at++) {
      // A word of the collection that came after the ranking was made, or the end of a text, has no place.
      const first = places[sequence[at]!] ?? 0
      if (first === 0 || sequence[at + 1] === NOTHING) continue
      const second = places[sequence[at + 1]!] ?? 0
      const third = places[sequence[at + 2] ?? NOTHING] ?? 0
      if (second === first + 1) note(first - 1, SIDE_BY_SIDE)
      else if (third === first + 1) note(first - 1, NEARLY_SIDE_BY_SIDE)
      else if (second > 0 && second === first - 1) note(second - 1, NEARLY_SIDE_BY_SIDE)
    }
    return isFound
  }

  #count(token: number): number {
    return token + 1 < this.#starts.length ? this.#starts[token + 1]! - this.#starts[token]! : 0
  }

  /** Inverse document frequency as BM25 has it, never below zero. */
  #rarity(token: number): number {
    const count = this.#count(token)
    return count === 0 ? 0 : Math.log(1 + (this.ids.length - count + 0.5) / (count + 0.5))
  }
}
