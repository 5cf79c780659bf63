import { select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { SearchQuery } from './search-params.ts'
import { STOP_WORDS } from './stop-words.ts'
import { termNames, type TermName } from './suggest-terms.ts'
import { toWords } from './suggest-words.ts'

/** A term that words of a query name, to be chosen in their place. */
export interface FilterOffer {
  facet: string
  term: string
  facetLabel: string
  termLabel: string
  /** The search without those words and with the term chosen. */
  query: SearchQuery
}

const MOST_OFFERS = 3

/** Quoted text and what a minus excludes are meant as they are typed; anything else is a word. */
const PARTS = /-?"[^"]*"?|\S+/gu

/** A stretch of the typed words, from a place up to another, and what it names. */
interface Naming {
  from: number
  to: number
  name: TermName
}

/**
 * Terms that a query names in full, by label or synonym, longer names before shorter ones. Not offered where something
 * of the facet is chosen already (a second term would widen the search), where the facet is not recorded of what is
 * looked for, and where no record that meets the other filters has the term.
 */
export function suggestFilters(
  query: SearchQuery,
  { catalogue, taxonomy }: Pick<Snapshot, 'catalogue' | 'taxonomy'>,
): FilterOffer[] {
  const parts = query.q.match(PARTS) ?? []
  const words = parts.map(part => (/^(-(?=[\p{L}\p{N}"])|")/u.test(part) ? [] : toWords(part)))
  const namings = longestOf(namedIn(words, termNames(taxonomy)))
  const offers = namings.flatMap(({ from, to, name: { facet, term } }): FilterOffer[] => {
    if (facet.key in query.filters || !facet.describes(query.kind)) return []
    const filters = { ...query.filters, [facet.key]: [term.id] }
    if (select(catalogue, { ...query, filters }).count() === 0) return []
    const q =
      to === parts.length ? joined(withoutTail(parts.slice(0, from))) : joined(without(parts, from, to))
    return [
      {
        ...{ facet: facet.key, term: term.id, facetLabel: facet.label, termLabel: term.label },
        query: { ...query, q, filters, page: 1 },
      },
    ]
  })
  return offers.slice(0, MOST_OFFERS)
}

function namedIn(words: readonly string[][], names: readonly TermName[]): Naming[] {
  return names.flatMap(name =>
    words.flatMap((_, from) => {
      const to = endOf(name.words, words, from)
      return to === undefined ? [] : [{ from, to, name }]
    }),
  )
}

/** Where a name ends that begins at a place; a typed word with a hyphen is several words. */
function endOf(name: readonly string[], words: readonly string[][], from: number): number | undefined {
  let found = 0
  for (let to = from; to < words.length && found < name.length; to++) {
    const typed = words[to]!
    if (typed.length === 0 || typed.some((word, place) => word !== name[found + place])) return undefined
    found += typed.length
    if (found === name.length) return to + 1
  }
  return undefined
}

/** The longest first, each term once, and nothing that stands inside a longer name: "abuse in care" is not "in care". */
function longestOf(namings: readonly Naming[]): Naming[] {
  const length = ({ from, to }: Naming) => to - from
  const whole = namings.filter(
    one =>
      !namings.some(other => other.from <= one.from && other.to >= one.to && length(other) > length(one)),
  )
  const ordered = whole.toSorted(
    (a, b) => length(b) - length(a) || Number(b.name.isLabel) - Number(a.name.isLabel) || a.from - b.from,
  )
  return ordered.filter(({ name }, at) => ordered.findIndex(other => other.name.term === name.term) === at)
}

function without(parts: readonly string[], from: number, to: number): string[] {
  return [...parts.slice(0, from), ...parts.slice(to)]
}

/** "Unknown to the" without its last words, which led up to what is gone. */
function withoutTail(parts: readonly string[]): string[] {
  return parts.slice(0, parts.findLastIndex(part => !STOP_WORDS.has(part.toLowerCase())) + 1)
}

/** What is left of a query; words that say nothing are no query by themselves. */
function joined(parts: readonly string[]): string {
  const says = parts.some(part => toWords(part).some(word => !STOP_WORDS.has(word)))
  return says ? parts.join(' ') : ''
}
