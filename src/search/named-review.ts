import type { Review } from '../corpus/review.ts'
import { toSlug } from '../corpus/sections.ts'
import { STOP_WORDS } from './stop-words.ts'

/** Words that stand in the names of many reviews and name none. */
const GENERIC: ReadonlySet<string> = new Set([
  'baby',
  'child',
  'children',
  'childrens',
  'case',
  'inquiry',
  'report',
  'national',
  'serious',
  'independent',
  'protection',
  'safeguarding',
  'england',
  'wales',
  'scotland',
  'ireland',
  'northern',
  'uk',
])

/**
 * The review whose title or known-as a query names: every word of a known name stands in the query, or every word
 * of the query stands in one name and one of them is in the names of no other review.
 */
export function namedReview(words: readonly string[], reviews: readonly Review[]): Review | undefined {
  const asked = toWords(words.join(' '))
  if (asked.length === 0) return undefined
  const names = reviews.flatMap(review =>
    [...review.knownAs.map(known => known.name), review.title].map(name => ({
      review,
      words: toWords(name),
    })),
  )
  const inQuery = names.filter(
    name =>
      name.words.length > 0 && name.words.some(isTelling) && name.words.every(word => asked.includes(word)),
  )
  const longest = inQuery.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (longest) return longest.review
  const containing = names.filter(name => asked.every(word => name.words.includes(word)))
  const distinct = new Set(containing.map(name => name.review))
  return distinct.size === 1 && asked.some(isTelling) ? containing[0]!.review : undefined
}

function toWords(name: string): string[] {
  return toSlug(name)
    .split('-')
    .filter(word => word !== '' && !STOP_WORDS.has(word))
}

function isTelling(word: string): boolean {
  return word.length > 2 && !GENERIC.has(word) && !/^\d+$/.test(word)
}
