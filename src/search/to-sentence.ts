import type { Facet, Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { reduceQuery } from './reduce-query.ts'
import type { SearchQuery } from './search-params.ts'

const NAMES: Readonly<Record<Kind, string>> = {
  finding: 'Findings',
  recommendation: 'Recommendations',
  review: 'Reviews',
}

/**
 * A query in words, as it stands at the head of a report: everything that decides what is found, and nothing else.
 * `Findings that contain “school”, tagged Supervision gap, where agency is Police, published 2004 to 2016`.
 */
export function toSentence(query: SearchQuery, taxonomy: Taxonomy): string {
  const name = NAMES[query.kind]
  const limits = [
    ...wordsOf(query, taxonomy),
    ...filtersOf(query, taxonomy),
    ...(query.area.length > 0 ? [`of ${anyOf(query.area)}`] : []),
    ...yearsOf(query),
  ]
  if (limits.length === 0) return `All ${name.toLowerCase()}`
  const [first, ...others] = limits
  return [`${name} ${first}`, ...others].join(', ')
}

function wordsOf({ q }: SearchQuery, { synonyms }: Taxonomy): string[] {
  const { words, phrases, excluded, dropped } = reduceQuery(q, toSetPhrases(synonyms))
  const wanted = [...words.map(quote), ...phrases.map(phrase => `the exact words ${quote(phrase)}`)]
  const contain = wanted.length > 0 ? [`that contain ${wanted.join(' and ')}`] : []
  const without =
    excluded.length > 0 ? [`without ${excluded.map(word => quote(bare(word))).join(' or ')}`] : []
  const aside = dropped.length > 0 ? ` (left out of the search: ${dropped.map(bare).join(', ')})` : ''
  const said = [...contain, ...without]
  if (said.length === 0) return []
  return [...said.slice(0, -1), `${said.at(-1)!}${aside}`]
}

/** What an item is tagged with stands before what is said of it or of its review. */
function filtersOf({ filters }: SearchQuery, taxonomy: Taxonomy): string[] {
  const chosen = taxonomy.facets.filter(facet => Object.hasOwn(filters, facet.key))
  const ofItems = (facet: Facet) => !facet.appliesTo.includes('review')
  return [
    ...chosen.filter(ofItems).map(facet => `tagged ${termsOf(facet, filters[facet.key]!)}`),
    ...chosen
      .filter(facet => !ofItems(facet))
      .map(facet => `where ${facet.label.toLowerCase()} is ${termsOf(facet, filters[facet.key]!)}`),
  ]
}

/** Choosing a term takes what stands below it, which the reader of a report cannot know. */
function termsOf(facet: Facet, ids: readonly string[]): string {
  return anyOf(
    ids.map(id => {
      const label = facet.term(id)?.label ?? id
      return facet.terms.some(term => term.broader === id) ? `${label} (with its narrower terms)` : label
    }),
  )
}

function yearsOf({ from, to }: SearchQuery): string[] {
  if (from !== undefined && to !== undefined)
    return [from === to ? `published in ${from}` : `published ${from} to ${to}`]
  if (from !== undefined) return [`published in ${from} or later`]
  return to === undefined ? [] : [`published in ${to} or earlier`]
}

function anyOf(names: readonly string[]): string {
  return names.join(' or ')
}

function bare(text: string): string {
  return text.replace(/^"|"$/g, '')
}

function quote(text: string): string {
  return `“${text}”`
}
