import type { Review } from '../corpus/review.ts'
import { toSlug } from '../corpus/sections.ts'
import { STOP_WORDS } from './stop-words.ts'

/** Words that stand in the names of many reviews and name none. */
const GENERIC: ReadonlySet<string> = new Set([
  'baby',
  'boys',
  'case',
  'child',
  'children',
  'childrens',
  'england',
  'executive',
  'extended',
  'girls',
  'home',
  'homes',
  'hospital',
  'independent',
  'inquiry',
  'ireland',
  'national',
  'northern',
  'overview',
  'practice',
  'protection',
  'report',
  'safeguarding',
  'school',
  'scotland',
  'serious',
  'summary',
  'uk',
  'wales',
])

/** One name of a review, as its words. */
interface Name {
  review: Review
  words: readonly string[]
  /** A title is a sentence of ordinary words; what people call a review is a name. */
  isTitle: boolean
}

/**
 * The review whose title or known-as a query names: every word of a name stands in the query; or the query is what
 * people call it, however plain the words; or every word of the query stands in the names of one review only, and
 * one of them (of a title: two) would stand in few others.
 */
export function namedReview(words: readonly string[], reviews: readonly Review[]): Review | undefined {
  const asked = toWords(words.join(' '))
  if (asked.length === 0) return undefined
  const names = reviews.flatMap(namesOf)
  const inQuery = names.filter(name => isWithin(name.words, asked) && isNamedInFull(name, asked))
  const longest = inQuery.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (longest) return longest.review
  const containing = names.filter(name => isWithin(asked, name.words))
  const distinct = new Set(containing.map(name => name.review))
  const telling = asked.filter(isTelling).length
  const isEnough = containing.some(name => telling >= (name.isTitle ? 2 : 1))
  return distinct.size === 1 && isEnough ? containing[0]!.review : undefined
}

function namesOf(review: Review): Name[] {
  return [
    ...review.knownAs.map(({ name }) => ({ review, words: toWords(name), isTitle: false })),
    { review, words: toWords(review.title), isTitle: true },
  ]
}

/** Plain words name a review only where they are all that was asked, and more than one: "Baby P". */
function isNamedInFull({ words, isTitle }: Name, asked: readonly string[]): boolean {
  return words.some(isTelling) || (!isTitle && words.length > 1 && isWithin(asked, words))
}

function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return words.length > 0 && words.every(word => others.includes(word))
}

function toWords(name: string): string[] {
  return toSlug(name.replace(/['’]s(?!\p{L})/gu, ''))
    .split('-')
    .filter(word => word !== '' && !STOP_WORDS.has(word))
}

function isTelling(word: string): boolean {
  return word.length > 2 && !GENERIC.has(word) && !/^\d+$/.test(word)
}
