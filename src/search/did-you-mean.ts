import type { Snapshot } from '../analysis/snapshot.ts'
import { vocabularyOf, type Vocabulary } from './did-you-mean-vocabulary.ts'
import type { SearchResult } from './search-library.ts'
import { hasReadWords } from './suggest-reading.ts'
import { toWords } from './suggest-words.ts'

/** Parts of a query: left out by a minus, which is no word to look for, or anything else. */
const PARTS = /(?<!\S)-(?:"[^"]*"?|\S+)|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
/** Shorter words are names and short forms as often as slips. */
const FEWEST_LETTERS = 4
/** A short form of up to so many letters is written in capitals. */
const LONGEST_SHORT_FORM = 5

/**
 * The query as it was likely meant: each word that the library has nowhere replaced by the word nearest to it.
 * Nothing of it is looked for unless the reader asks.
 * @returns undefined where every word is known or none is near; also while the words are still being read
 */
export function didYouMean(
  { query, hits, related }: Pick<SearchResult, 'query' | 'hits' | 'related'>,
  { catalogue }: Pick<Snapshot, 'catalogue'>,
): string | undefined {
  if (query.q === '' || !hasReadWords(catalogue)) return undefined
  const vocabulary = vocabularyOf(catalogue)
  // Only what is in memory is in the vocabulary; a word that stands marked in a text is known all the same.
  const seen = new Set(
    [...hits, ...related].flatMap(hit =>
      markedIn([hit.titleHtml, hit.excerpt.html, ...hit.foundBy].join(' ')),
    ),
  )
  const meant = query.q.replace(PARTS, part => {
    if (part.startsWith('-') || isShortForm(part)) return part
    const [word = ''] = toWords(part)
    return seen.has(word) ? part : correct(part, word, vocabulary)
  })
  return meant === query.q ? undefined : meant
}

function correct(part: string, word: string, vocabulary: Vocabulary): string {
  if (word.length < FEWEST_LETTERS || /\p{N}/u.test(word) || vocabulary.has(word)) return part
  const near = vocabulary.nearest(word)
  // Another first letter is seldom a slip: "depressed" must not be asked back as "pressed".
  if (near === undefined || near[0] !== word[0]) return part
  const possessive = /['’]s$/iu.exec(part)?.[0] ?? ''
  return `${/^\p{Lu}/u.test(part) ? near[0]!.toUpperCase() + near.slice(1) : near}${possessive}`
}

function isShortForm(part: string): boolean {
  return part.length <= LONGEST_SHORT_FORM && part === part.toUpperCase()
}

function markedIn(html: string): string[] {
  return [...html.matchAll(/<mark>([^<]*)<\/mark>/g)].flatMap(([, text]) => toWords(text!))
}
