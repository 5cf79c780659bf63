import { codedFacets, type CodedValues } from '../../../analysis/coding/coded-facets.ts'
import { today } from '../../../analysis/today.ts'
import { DEMONSTRATION } from '../../../analysis/catalogue.ts'
import type { Facet } from '../../../taxonomy/facet.ts'
import type { Taxonomy } from '../../../taxonomy/taxonomy.ts'

/** What the page of coding is asked for, in its address or by its form. */
export interface CodingRequest {
  /** Id of a finding; one is chosen by chance where it is left out. */
  finding: string | undefined
  /** Of the order by chance: whoever has the same seed meets the same findings. */
  seed: string
  facets: Facet[]
  demonstrations: boolean
}

type Given = Readonly<Record<string, unknown>>

const LONGEST_SEED = 40

/** Names of the fields of a form that hold terms. */
export const fieldOf = (facet: string) => `choose-${facet}`

const KNOWN = ['finding', 'seed', 'facet', 'record']

/** Reads what is asked; what cannot be read is left aside and said. */
export function readCodingRequest(given: Given, taxonomy: Taxonomy): CodingRequest & { notices: string[] } {
  const all = codedFacets(taxonomy)
  const keys = listOf(given['facet'])
  const facets = all.filter(({ key }) => keys.includes(key))
  const strange = keys.filter(key => !all.some(facet => facet.key === key))
  const unknown = Object.keys(given).filter(
    name => !KNOWN.includes(name) && !['_csrf', 'digest'].includes(name) && !name.startsWith(fieldOf('')),
  )
  const record = listOf(given['record'])[0]
  return {
    finding: listOf(given['finding'])[0] || undefined,
    seed: listOf(given['seed'])[0]?.slice(0, LONGEST_SEED) || today(),
    facets: facets.length > 0 ? facets : all,
    demonstrations: record === DEMONSTRATION,
    notices: [
      ...strange.map(key => `“${key.slice(0, 60)}” is not a facet that findings are coded by.`),
      ...unknown.map(name => `There is nothing to choose called “${name.slice(0, 60)}” here.`),
      ...(record !== undefined && record !== DEMONSTRATION
        ? [`“${record.slice(0, 60)}” is not a kind of record to choose here.`]
        : []),
    ],
  }
}

/** What was ticked in the form. A facet of which nothing was ticked is left out: it was not coded. */
export function readChosen(given: Given, facets: readonly Facet[]): CodedValues {
  const chosen = facets.map(({ key }) => [key, [...new Set(listOf(given[fieldOf(key)]))]] as const)
  return Object.fromEntries(chosen.filter(([, terms]) => terms.length > 0))
}

/** The address of the page for a finding; facets are named where not all are coded. */
export function toCodingHref(
  { finding, seed, facets, demonstrations }: CodingRequest,
  taxonomy: Taxonomy,
): string {
  const all = codedFacets(taxonomy)
  const params: Array<[string, string]> = [
    ...(finding === undefined ? [] : [['finding', finding] as [string, string]]),
    ['seed', seed],
    ...(facets.length < all.length ? facets.map(({ key }): [string, string] => ['facet', key]) : []),
    ...(demonstrations ? [['record', DEMONSTRATION] as [string, string]] : []),
  ]
  return `/learn/code-a-finding?${new URLSearchParams(params).toString().replaceAll('%2F', '/')}`
}

function listOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one): one is string => typeof one === 'string')
}
