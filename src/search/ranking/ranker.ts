import type { Catalogue } from '../../analysis/catalogue.ts'
import { createPauses } from '../../analysis/pauses.ts'
import { createPartsReader, type TokensAndParts } from '../../analysis/similar-words.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { toSearchRecords } from '../search-record.ts'
import type { RankedCache } from './ranked-cache.ts'
import { createRankedWords, createReviewRanker, type RankedReview } from './ranked-review.ts'
import type { AskedWord } from './asked-word.ts'
import { Ranking, type Scored } from './ranking.ts'
import { ONE_WAY, PART_ASKED } from './ranking-weights.ts'
import { topRows } from './top-rows.ts'
import { Spelling } from './spelling.ts'

/** A stretch of work between two turns of others. */
const STRETCH_MS = 5

/** A synonym that leads one way: a row of words, and those it also finds. */
interface OneWay {
  from: readonly string[]
  to: readonly string[]
}

/** All of a query, but for the rounding of its shares. */
const NEARLY_ALL = 0.999

/** Scores by number of row of the catalogue. */
export interface RankedRows {
  score(row: number): number
  share(row: number): number
  /** Rows that have all that the query asks. */
  withEveryWord(): number[]
  /** Rows with a score, best first. */
  best(count: number): number[]
  /** Of some rows the first so many, best first; of equals the one with the lower number. */
  order(rows: readonly number[], count: number): number[]
}

/** Ranks records in memory. One for a vocabulary; each snapshot is taken in by what has changed since the last. */
export class Ranker {
  readonly #read: (text: string) => TokensAndParts
  readonly #words = createRankedWords()
  readonly #spelling = new Spelling()
  readonly #oneWay: readonly OneWay[]
  readonly #taxonomy: Taxonomy
  readonly #toRanked: ReturnType<typeof createReviewRanker>
  readonly #reviews = new Map<string, RankedReview>()
  #ranking: Ranking | undefined
  #rows = new WeakMap<Catalogue, Int32Array>()

  constructor(taxonomy: Taxonomy) {
    this.#taxonomy = taxonomy
    this.#read = createPartsReader(taxonomy.synonyms)
    this.#toRanked = createReviewRanker(this.#read, this.#words)
    this.#oneWay = taxonomy.synonyms['one-way'].map(({ from, to }) => ({
      from: this.#read(from).tokens,
      to: to.map(one => this.#read(one).tokens).flatMap(tokens => (tokens.length === 1 ? tokens : [])),
    }))
    for (const { words } of taxonomy.synonyms.groups) this.#spelling.add(words.join(' '))
    for (const { from, to } of taxonomy.synonyms['one-way']) this.#spelling.add([from, ...to].join(' '))
  }

  get taxonomy(): Taxonomy {
    return this.#taxonomy
  }

  /** Whether there is anything to rank by yet. */
  get isReady(): boolean {
    return this.#ranking !== undefined
  }

  /**
   * Takes in what a snapshot has that is new, and lets go of what it no longer has.
   * @param cache what an earlier process has made ready, asked before the first ranking
   */
  async update({ catalogue, corpus }: Snapshot, cache?: RankedCache): Promise<void> {
    const pause = createPauses(STRETCH_MS)
    const byReview = catalogue.byReview()
    const ready = this.#ranking ? undefined : await cache?.load(this.#words, pause)
    let changed = this.#ranking === undefined
    // By number, how often a word stands in the collection more than before.
    const spelled: number[] = []
    for (const [id, rows] of byReview) {
      const { digest } = rows[0]!.review
      if (this.#reviews.get(id)?.digest === digest) continue
      const kept = ready?.get(id)
      const review =
        kept?.digest === digest
          ? kept
          : this.#toRanked(rows, toSearchRecords(rows, await corpus.text(id), this.#taxonomy))
      changed = this.#put(id, review, spelled)
      await pause()
    }
    for (const id of this.#reviews.keys()) if (!byReview.has(id)) changed = this.#put(id, undefined, spelled)
    if (!changed) return
    for (const [word, times] of spelled.entries())
      if (times) this.#spelling.count(this.#words.spelled.token(word), times)
    await pause()
    this.#ranking = await Ranking.build([...this.#reviews.values()], this.#words.tokens.size, pause)
    this.#rows = new WeakMap()
  }

  /** Remembers what is ranked for the next process. @param goOn is asked now and then */
  save(cache: RankedCache, goOn: () => Promise<boolean>): Promise<void> {
    return cache.save(this.#reviews, this.#words, goOn)
  }

  /**
   * Puts a review in the place of the one before, whose words are then no longer meant by anybody.
   * @param spelled takes how often its words are spelled
   */
  #put(id: string, review: RankedReview | undefined, spelled: number[]): true {
    const count = ({ words, counts }: RankedReview, times: 1 | -1) =>
      words.forEach((word, at) => (spelled[word] = (spelled[word] ?? 0) + times * counts[at]!))
    const before = this.#reviews.get(id)
    if (before) count(before, -1)
    if (review) {
      count(review, 1)
      this.#reviews.set(id, review)
    } else this.#reviews.delete(id)
    return true
  }

  /** Ranks the rows of a catalogue for what somebody typed; undefined while there is nothing to rank by. */
  rank(q: string, catalogue: Catalogue): RankedRows | undefined {
    const ranking = this.#ranking
    if (!ranking) return undefined
    const places = this.#rows.get(catalogue) ?? placesIn(ranking, catalogue)
    this.#rows.set(catalogue, places)
    return toRankedRows(ranking.score(this.#ask(q)), places, catalogue.size)
  }

  #ask(q: string): AskedWord[] {
    const { tokens: words, parts } = this.#read(this.#spelling.correct(q))
    const asked = [...new Set(words)].map(word => [
      ...this.#asked([word], 1),
      ...this.#asked(this.#leadingFrom([word]), ONE_WAY),
      ...this.#asked(parts[words.indexOf(word)]!, PART_ASKED),
    ])
    // A phrase that leads somewhere asks for that beside its own words.
    for (let at = 0; at < words.length; at++)
      for (const length of [2, 3]) {
        const led = at + length <= words.length ? this.#leadingFrom(words.slice(at, at + length)) : []
        if (led.length > 0) asked.push(this.#asked(led, ONE_WAY))
      }
    return asked
  }

  /** Words that are known, each asked for with a weight. */
  #asked(words: readonly string[], weight: number): Array<AskedWord[number]> {
    return words.flatMap(word => {
      const token = this.#words.tokens.find(word)
      return token === undefined ? [] : [{ token, weight }]
    })
  }

  #leadingFrom(words: readonly string[]): readonly string[] {
    const found = this.#oneWay.find(
      ({ from }) => from.length === words.length && from.every((word, at) => word === words[at]),
    )
    return found?.to ?? []
  }
}

/** Number of the row that each ranked record is in a catalogue; -1 of a record that is in it no longer. */
function placesIn({ ids }: Ranking, catalogue: Catalogue): Int32Array {
  return Int32Array.from(ids, id => catalogue.row(id)?.number ?? -1)
}

/** Scores by row, so that a row is looked up without a detour. @param places of each record its row */
function toRankedRows({ records, scores, shares }: Scored, places: Int32Array, size: number): RankedRows {
  const scoreOf = new Float32Array(size)
  const shareOf = new Float32Array(size)
  const met: number[] = []
  for (let at = 0; at < records.length; at++) {
    const row = places[records[at]!]!
    if (row < 0) continue
    scoreOf[row] = scores[at]!
    shareOf[row] = shares[at]!
    met.push(row)
  }
  return {
    score: row => scoreOf[row]!,
    share: row => shareOf[row]!,
    withEveryWord: () => met.filter(row => shareOf[row]! > NEARLY_ALL),
    best: count => topRows(scoreOf, count, met),
    order: (rows, count) => topRows(scoreOf, count, rows),
  }
}
