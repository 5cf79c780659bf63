import { realReviews, type Catalogue } from '../analysis/catalogue.ts'
import { onceFor } from '../analysis/once-for.ts'
import { namesOfPeople } from '../corpus/names-of-people.ts'
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
  isPerson: boolean
}

/**
 * The review whose title or known-as a query names: every word of a name stands in the query; or the query is what
 * people call it, however plain the words; or nothing telling of a known name is missing from it; or every word of the query stands in the names of one review only, and
 * one of them (of a title: two) would stand in few others.
 */
export function namedReview(words: readonly string[], catalogue: NamedCatalogue): Review | undefined {
  const asked = toWords(words.join(' '))
  if (asked.length === 0) return undefined
  const names = namesSharing(asked, catalogue)
  const inQuery = names.filter(name => isWithin(name.words, asked) && isNamedInFull(name, asked))
  const longest = inQuery.toSorted((a, b) => b.words.length - a.words.length)[0]
  if (longest) return longest.review
  // "Edlington 2010" says where or when beside the name.
  const containing = names.filter(name => {
    const beside = placeAndTime(name.review)
    const rest = asked.filter(word => !beside.includes(word))
    return isWithin(rest, name.words)
  })
  // "Laming" is the Laming Inquiry: nothing telling is missing, and less is added than in other names. Where a person
  // of that name is known too, it may be either.
  const told = containing.filter(name => !name.isTitle && isTold(name.words, asked))
  const fewest = Math.min(...told.map(name => name.words.length))
  const nearest = new Set(told.filter(name => name.words.length === fewest).map(name => name.review))
  const isPerson = containing.some(name => name.isPerson && !nearest.has(name.review))
  if (nearest.size === 1 && !isPerson) return [...nearest][0]
  const distinct = new Set(containing.map(name => name.review))
  const telling = asked.filter(isTelling).length
  const isEnough = containing.some(name => telling >= (name.isTitle ? 2 : 1))
  return distinct.size === 1 && isEnough ? containing[0]!.review : undefined
}

type NamedCatalogue = Pick<Catalogue, 'rows' | 'demonstrations'>

/** Names that share a word with what was asked: the others cannot be what it names. */
function namesSharing(asked: readonly string[], catalogue: NamedCatalogue): Name[] {
  const byWord = namesByWord(catalogue)
  // Plain words stand in thousands of names; where there is a telling one, a name without it is not meant.
  const telling = asked.filter(isTelling)
  const words = telling.length > 0 ? telling : asked
  return [...new Set(words.flatMap(word => byWord.get(toSingular(word)) ?? []))]
}

const namesByWord = onceFor((catalogue: NamedCatalogue) => {
  const byWord = new Map<string, Name[]>()
  for (const review of realReviews(catalogue))
    for (const name of namesOf(review))
      for (const word of new Set(name.words.map(toSingular))) {
        if (byWord.has(word)) byWord.get(word)!.push(name)
        else byWord.set(word, [name])
      }
  return byWord
})

/** Words of the area and the year of publication. */
function placeAndTime({ area, published }: Review): string[] {
  return [...toWords(area), published.slice(0, 4)]
}

function namesOf(review: Review): Name[] {
  return [
    ...review.knownAs.map(known => ({
      review,
      words: toWords(known.name),
      isTitle: false,
      isPerson: namesOfPeople([known]).length > 0,
    })),
    { review, words: toWords(review.title), isTitle: true, isPerson: false },
  ]
}

/** Plain words name a review only where they are all that was asked, and more than one: "Baby P". */
function isNamedInFull({ words, isTitle }: Name, asked: readonly string[]): boolean {
  return words.some(isTelling) || (!isTitle && words.length > 1 && isWithin(asked, words))
}

/** Whether the telling words of a name are just those that were asked for. */
function isTold(words: readonly string[], asked: readonly string[]): boolean {
  const telling = words.filter(isTelling)
  return telling.length > 0 && isWithin(telling, asked)
}

function isWithin(words: readonly string[], others: readonly string[]): boolean {
  const singular = others.map(toSingular)
  return words.length > 0 && words.every(word => singular.includes(toSingular(word)))
}

/** A name is typed with an s or without it, and with the apostrophe or without it. */
function toSingular(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word
}

function toWords(name: string): string[] {
  return toSlug(name.replace(/['’]s(?!\p{L})/gu, ''))
    .split('-')
    .filter(word => word !== '' && !STOP_WORDS.has(word))
}

function isTelling(word: string): boolean {
  return word.length > 2 && !GENERIC.has(word) && !/^\d+$/.test(word)
}
