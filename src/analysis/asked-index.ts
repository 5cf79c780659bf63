import type { Recommendation, Review } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { BM25, FIELDS } from './asked-weights.ts'
import { FEWEST_TELLING, rarity, TELLING_WORD_PART } from './similar-weights.ts'
import type { ReadWords } from './similar-words.ts'
import { tagsOfRecommendation } from './effective-tags.ts'
import { onceFor } from './once-for.ts'

/** A recommendation of a review, as it is compared. */
export interface AskedRow {
  review: Review
  item: Recommendation
}

/** Facets whose terms say in other words what a recommendation is about. */
const TELLING_FACETS = ['practice-theme', 'systems-factor', 'action-type'] as const

/** Mentions of each word of a recommendation, weighted by field; the same for as long as its review is the same. */
interface Mentions {
  counts: ReadonlyMap<string, number>
  /** Words as the recommendation itself writes them. */
  written: ReadonlyMap<string, string>
  length: number
}

/** After a change only the reviews that changed are read anew. */
const known = new WeakMap<Recommendation, { taxonomy: Taxonomy; mentions: Mentions }>()

/** What earlier recommendations say, by word: which rows have it, and how much it is told in each. */
export class AskedIndex {
  readonly rows: readonly AskedRow[]
  readonly #read: ReadWords
  readonly #mentions: readonly Mentions[]
  readonly #rowsOf = new Map<string, number[]>()
  readonly #meanLength: number

  constructor(rows: readonly AskedRow[], taxonomy: Taxonomy, read: ReadWords) {
    this.rows = rows
    this.#read = read
    this.#mentions = rows.map(row => mentionsOf(row, taxonomy, read))
    this.#meanLength =
      this.#mentions.reduce((sum, { length }) => sum + length, 0) / Math.max(1, this.#mentions.length)
    for (const [at, { counts }] of this.#mentions.entries())
      for (const word of counts.keys()) {
        const rowsOf = this.#rowsOf.get(word)
        if (rowsOf) rowsOf.push(at)
        else this.#rowsOf.set(word, [at])
      }
  }

  /** The part of what a text says that each row says too, between 0 and 1, by number of the row. */
  score(text: string): Float64Array {
    const scores = new Float64Array(this.rows.length)
    const words = new Set(this.#read(text).map(({ token }) => token))
    let whole = 0
    for (const word of words) {
      const rowsOf = this.#rowsOf.get(word) ?? []
      const weight = rarity(this.rows.length, rowsOf.length)
      whole += weight
      for (const at of rowsOf) scores[at]! += weight * this.#told(word, at)
    }
    return whole === 0 ? scores : scores.map(score => score / whole)
  }

  /** Words of a text that a row has too and few enough others do, as the row writes them, the rarest first. */
  sharedWords(text: string, at: number, most: number): string[] {
    const { written } = this.#mentions[at]!
    const telling = Math.max(FEWEST_TELLING, this.rows.length * TELLING_WORD_PART)
    const found = this.#read(text)
      .flatMap(({ token }) => {
        const own = written.get(token)
        const rows = this.#rowsOf.get(token)?.length ?? 0
        return own === undefined || rows > telling ? [] : [{ own, rows }]
      })
      .toSorted((a, b) => a.rows - b.rows || (a.own < b.own ? -1 : 1))
    return [...new Set(found.map(({ own }) => own))].slice(0, most)
  }

  #told(word: string, at: number): number {
    const { counts, length } = this.#mentions[at]!
    const count = counts.get(word)!
    return count / (count + BM25.saturation * (1 - BM25.length + (BM25.length * length) / this.#meanLength))
  }
}

function mentionsOf(row: AskedRow, taxonomy: Taxonomy, read: ReadWords): Mentions {
  const before = known.get(row.item)
  if (before?.taxonomy === taxonomy) return before.mentions
  const mentions = countMentions(row, taxonomy, read)
  known.set(row.item, { taxonomy, mentions })
  return mentions
}

function countMentions({ review, item }: AskedRow, taxonomy: Taxonomy, read: ReadWords): Mentions {
  const counts = new Map<string, number>()
  const written = new Map<string, string>()
  let length = 0
  const take = (token: string, weight: number) => {
    counts.set(token, (counts.get(token) ?? 0) + weight)
    length += weight
  }
  for (const [text, weight] of [
    [item.title, FIELDS.title],
    [item.lead.text, FIELDS.lead],
  ] as const)
    for (const { token, written: own } of read(text)) {
      take(token, weight)
      if (!written.has(token)) written.set(token, own)
    }
  for (const { id, title } of review.findings)
    if (item.addresses.includes(id)) for (const { token } of read(title)) take(token, FIELDS.addressed)
  for (const token of termTokens({ review, item }, taxonomy, read)) take(token, FIELDS.terms)
  return { counts, written, length }
}

/** Words of the terms that tell what a recommendation is about, each term once. */
function termTokens({ review, item }: AskedRow, taxonomy: Taxonomy, read: ReadWords): string[] {
  const tags = tagsOfRecommendation(item, review, taxonomy)
  const known = tokensOfTerms(taxonomy)
  return TELLING_FACETS.flatMap(facet => {
    const own = tags[facet]
    if (own === undefined || own === 'held') return []
    return [...new Set(own.map(({ term }) => term))].flatMap(term => {
      const key = `${facet}/${term}`
      const before = known.get(key)
      if (before) return before
      const found = taxonomy.facet(facet)?.term(term)
      const words = found ? [found.label, ...found.synonyms].join('\n') : ''
      const tokens = read(words).map(({ token }) => token)
      known.set(key, tokens)
      return tokens
    })
  })
}

/** A few hundred terms are tagged again and again; each is read once. */
const tokensOfTerms = onceFor((_taxonomy: Taxonomy) => new Map<string, string[]>())
