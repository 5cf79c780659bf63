import type { Row } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { STOP_WORDS } from './stop-words.ts'
import { nameIndexOf, type FoundName } from './suggest-names.ts'
import { hasReadWords } from './suggest-reading.ts'
import { termNames, type TermName } from './suggest-terms.ts'
import { toWords } from './suggest-words.ts'

/** Something that what is being typed may be about. */
export interface Suggestion {
  kind: 'finding' | 'recommendation' | 'review' | 'term'
  label: string
  /** What it is, as it is read out: `Finding, Highland, 2006`; `Term: Systems factor`. */
  detail: string
  url: string
}

export const MOST_SUGGESTIONS = 8
/** Each kind has a place before any has more than so many. */
const MOST_OF_A_KIND = 3
/** One letter begins everything. */
const FEWEST_LETTERS = 2

/** What a minus takes out of a search is not what it is about. */
const LEFT_OUT = /(?<!\S)-("[^"]*"?|\S*)/g

/**
 * What begins as somebody types: names of reviews that begin so, then terms, then titles of findings, recommendations
 * and reviews in which every word typed begins a word. Invented and withdrawn records are never among them. Taken from
 * memory alone; while the words of a large collection are still being read, terms are all that is suggested.
 */
export function suggest(
  q: string,
  { catalogue, taxonomy }: Pick<Snapshot, 'catalogue' | 'taxonomy'>,
): Suggestion[] {
  const typed = toWords(q.replace(LEFT_OUT, ' '))
  if (typed.join('').length < FEWEST_LETTERS) return []
  const telling = typed.filter(word => !STOP_WORDS.has(word))
  const asked = telling.length > 0 ? telling : typed
  const terms = findTerms(asked, typed, taxonomy)
  if (!hasReadWords(catalogue)) return takeInTurn([terms])
  const names = nameIndexOf(catalogue).find(asked, typed, MOST_SUGGESTIONS)
  const titles = ({ fromStart, within }: typeof names.finding) => [...fromStart, ...within].map(toTitle)
  return takeInTurn([
    names.review.fromStart.map(toName),
    terms,
    titles(names.finding),
    titles(names.recommendation),
    names.review.within.map(toName),
  ])
}

/** At most three of each list, then what is left of them in the same order; in the end each list stands together. */
function takeInTurn(lists: readonly Suggestion[][]): Suggestion[] {
  const seen = new Set<string>()
  const distinct = lists.map(list =>
    list.filter(({ url }) => {
      const isNew = !seen.has(url)
      seen.add(url)
      return isNew
    }),
  )
  const inTurn = [
    ...distinct.flatMap(list => list.slice(0, MOST_OF_A_KIND)),
    ...distinct.flatMap(list => list.slice(MOST_OF_A_KIND)),
  ]
  const chosen = new Set(inTurn.slice(0, MOST_SUGGESTIONS))
  return distinct.flat().filter(suggestion => chosen.has(suggestion))
}

function toTitle({ row }: FoundName): Suggestion {
  return {
    kind: row.kind,
    label: (row.item ?? row.review).title,
    detail: `${row.kind === 'finding' ? 'Finding' : 'Recommendation'}, ${placeAndYear(row)}`,
    url: addressOf(row.id),
  }
}

function toName({ row, name }: FoundName): Suggestion {
  const { title, knownAs } = row.review
  const called = name === 0 ? undefined : knownAs[name - 1]?.name
  return {
    kind: 'review',
    label: title,
    detail: `Review${called === undefined ? '' : ` known as ${called}`}, ${placeAndYear(row)}`,
    url: addressOf(row.id),
  }
}

function placeAndYear({ review: { area, published } }: Row): string {
  const year = published.slice(0, 4)
  return area === 'withheld' ? year : `${area}, ${year}`
}

/** Terms with a name that holds every word typed: labels that begin so, other labels, synonyms. */
function findTerms(asked: readonly string[], typed: readonly string[], taxonomy: Taxonomy): Suggestion[] {
  return termNames(taxonomy)
    .filter(({ words }) => asked.every(word => words.some(one => one.startsWith(word))))
    .map(name => ({ name, order: (name.isLabel ? 0 : 2) + (beginsWith(name.words, typed) ? 0 : 1) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ name }) => toTerm(name))
}

function beginsWith(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((word, place) => words[place]?.startsWith(word) ?? false)
}

function toTerm({ facet, term, name, isLabel }: TermName): Suggestion {
  return {
    kind: 'term',
    label: term.label,
    detail: `Term: ${facet.label}${isLabel ? '' : `, also “${name}”`}`,
    url: `/taxonomy/${facet.key}/${term.id}`,
  }
}
