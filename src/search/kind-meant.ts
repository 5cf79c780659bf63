import { distance } from 'fastest-levenshtein'
import type { Kind } from '../taxonomy/facet.ts'

const WORD = /(?<![\p{L}"-])rec\p{L}+/giu
const FORMS = ['recommend', 'recommends', 'recommended', 'recommendation', 'recommendations']
/** Letters that may be wrong. */
const MOST_WRONG = 2

/**
 * The kind that somebody means who did not choose one: who writes of recommendations is shown them.
 * @param q what was typed; the word is often misspelt, most of all with one m or two c
 */
export function kindMeant(q: string): Kind {
  const words = q.match(WORD)?.map(word => word.toLowerCase()) ?? []
  return words.some(isRecommendation) ? 'recommendation' : 'finding'
}

function isRecommendation(word: string): boolean {
  // "Reconvened" and "recommenced" are near enough to be taken for it, and mean something else.
  if (!word.includes('nd')) return false
  return FORMS.some(form => distance(form, word) <= MOST_WRONG)
}
