import { fleschKincaid } from 'flesch-kincaid'
import { LRUCache } from 'lru-cache'
import { syllable } from 'syllable'

/** Syllables of the words met last: a text uses the same words again and again. */
const syllables = new LRUCache<string, number>({ max: 20_000 })

/**
 * Reading grade of a text: years of schooling in the United States that it asks for, so that 5 more give the age.
 * Flesch-Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (J. P. Kincaid and others,
 * *Derivation of new readability formulas for Navy enlisted personnel*, Research Branch Report 8-75, 1975).
 * @returns NaN where there is no sentence
 */
export function readingGrade(text: string): number {
  const sentences = text.split(/(?<=[.!?…:])[\s”’"')\]]+/).map(wordsOf)
  const words = sentences.flat()
  return fleschKincaid({
    sentence: sentences.filter(one => one.length > 0).length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllablesOf(word), 0),
  })
}

/** Words of a text: what has a letter in it. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? []
}

function syllablesOf(word: string): number {
  const known = syllables.get(word)
  if (known !== undefined) return known
  const count = Math.max(1, syllable(word))
  syllables.set(word, count)
  return count
}
