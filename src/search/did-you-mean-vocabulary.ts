import { onceFor } from '../analysis/once-for.ts'
import { distance } from 'fastest-levenshtein'
import { realReviews, type Catalogue } from '../analysis/catalogue.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { STOP_WORDS } from './stop-words.ts'
import { wordTableOf } from './suggest-word-table.ts'
import { toWords } from './suggest-words.ts'

/** Endings of other forms of a word: `kitchens`, `agreeing`. */
const ENDINGS = /(?<=.{3})(s|es|d|ed|ing|ly)$/

/** Words of more letters than this may differ in two of them. */
const ONE_SLIP = 7

/**
 * The words that a search can find, as far as they are in memory: titles, names, first lines of every part, areas,
 * addressees, terms and synonyms. Words that stand only further down in a text are not among them.
 */
export class Vocabulary {
  /** In how many reviews each word stands; words of the vocabulary of terms count as one more. */
  readonly #counts = new Map<string, number>()
  readonly #words: readonly string[]
  /** One bit a letter: two words that differ much need not be compared. */
  readonly #letters: Uint32Array

  constructor(catalogue: Catalogue) {
    const table = wordTableOf(catalogue.taxonomy)
    const counts = new Uint32Array(table.size)
    for (const review of realReviews(catalogue))
      for (const number of table.wordsOf(review).all) counts[number]! += 1
    counts.forEach((count, number) => {
      if (count > 0) this.#counts.set(table.word(number), count)
    })
    for (const word of wordsOfTaxonomy(catalogue.taxonomy))
      this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
    this.#words = [...this.#counts.keys()]
    this.#letters = Uint32Array.from(this.#words, lettersOf)
  }

  /** Another ending of a word that is there is no slip. */
  has(word: string): boolean {
    const bare = word.replace(ENDINGS, '')
    return [word, bare, `${bare}e`].some(one => this.#counts.has(one))
  }

  /**
   * The word that was most likely meant: one slip away, or two in a long word; of several the nearest, then one that
   * begins alike, then the most frequent.
   */
  nearest(word: string): string | undefined {
    const most = word.length > ONE_SLIP ? 2 : 1
    const letters = lettersOf(word)
    let best: { word: string; rank: number[] } | undefined
    this.#words.forEach((candidate, at) => {
      if (Math.abs(candidate.length - word.length) > most) return
      // Each slip takes one letter away and brings another at the most.
      if (bitsIn(letters ^ this.#letters[at]!) > 2 * most) return
      const slips = isSwap(word, candidate) ? 1 : distance(word, candidate)
      if (slips > most) return
      const rank = [slips, candidate[0] === word[0] ? 0 : 1, -this.#counts.get(candidate)!]
      if (!best || isBefore(rank, best.rank)) best = { word: candidate, rank }
    })
    return best?.word
  }
}

function wordsOfTaxonomy({ facets, synonyms }: Taxonomy): Set<string> {
  const { groups, 'one-way': oneWay, explained } = synonyms
  const texts = [
    ...facets.flatMap(facet => facet.terms.flatMap(term => [term.label, ...term.synonyms])),
    ...groups.flatMap(({ words }) => words),
    ...oneWay.flatMap(({ from, to }) => [from, ...to]),
    ...explained.flatMap(({ words }) => words),
    ...STOP_WORDS,
  ]
  return new Set(texts.flatMap(toWords))
}

function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) {
    const place = word.charCodeAt(at) - 97
    letters |= 1 << (place >= 0 && place < 26 ? place : 26)
  }
  return letters
}

function bitsIn(letters: number): number {
  let count = 0
  for (let left = letters; left !== 0; left &= left - 1) count++
  return count
}

/** Two neighbours that changed places are one slip of the hand. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, place) => value !== b[place])
  return at >= 0 && a[at]! < b[at]!
}

/** The words of a catalogue, counted once. */
export const vocabularyOf = onceFor((catalogue: Catalogue) => new Vocabulary(catalogue))
