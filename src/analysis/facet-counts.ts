import type { Facet } from '../taxonomy/facet.ts'
import type { Bitset } from './bitset.ts'
import { DEMONSTRATION, type Catalogue } from './catalogue.ts'
import { countAmong, type CountIn } from './tally.ts'
import { asksForDemonstrations, RECORD, select, type Narrowing } from './selection.ts'

export interface TermCount {
  id: string
  label: string
  broader: string | null
  count: number
  selected: boolean
  /** The same count split by how the term was tagged; only where tags of the facet say. */
  effect?: Record<string, number>
  basis?: Record<string, number>
}

export interface FacetCount {
  key: string
  label: string
  terms: TermCount[]
  /** Rows the facet was coded on without any term. */
  none: number
  /** Rows whose values are not published. */
  held: number
  /** Rows the facet was not coded on. */
  notCoded: number
}

/**
 * Counts of every term of every facet that describes the kind. Disjunctive: within a facet each count is what
 * choosing that term would give beside the filters of the other facets. Zeros are included.
 */
export function countFacets(catalogue: Catalogue, narrowing: Narrowing, matching?: Bitset): FacetCount[] {
  // A facet without filters of its own is counted among what was found, and most facets have none.
  const found = countAmong(catalogue, select(catalogue, narrowing, matching))
  return catalogue.taxonomy.facetsFor(narrowing.kind).map(facet => {
    const isNarrowed = facet.key in narrowing.filters
    const candidates = isNarrowed
      ? countAmong(catalogue, select(catalogue, withoutOwnRecord(facet, narrowing), matching, facet.key))
      : found
    return countFacet(catalogue, facet, narrowing, candidates, matching)
  })
}

function countFacet(
  catalogue: Catalogue,
  facet: Facet,
  narrowing: Narrowing,
  candidates: CountIn,
  matching?: Bitset,
): FacetCount {
  const rows = catalogue.facet(facet.key)
  const chosen = narrowing.filters[facet.key] ?? []
  const terms = facet.terms.map(term => {
    const found = rows.terms.get(term.id)!
    const count =
      facet.key === RECORD && term.id === DEMONSTRATION
        ? countAmong(
            catalogue,
            select(
              catalogue,
              { ...narrowing, filters: { ...narrowing.filters, [RECORD]: [DEMONSTRATION] } },
              matching,
            ),
          )
        : candidates
    const counted: TermCount = {
      id: term.id,
      label: term.label,
      broader: term.broader ?? null,
      count: count(found.all),
      selected: chosen.includes(term.id),
    }
    if (!isEmpty(found.effect)) counted.effect = splitCounts(found.effect, count)
    if (!isEmpty(found.basis)) counted.basis = splitCounts(found.basis, count)
    return counted
  })
  return {
    key: facet.key,
    label: facet.label,
    terms,
    none: candidates(rows.none),
    held: candidates(rows.held),
    notCoded: candidates(rows.notCoded),
  }
}

/** Other values of `record` are counted among real records even while demonstrations are shown. */
function withoutOwnRecord(facet: Facet, narrowing: Narrowing): Narrowing {
  if (facet.key !== RECORD || !asksForDemonstrations(narrowing.filters)) return narrowing
  const { [RECORD]: _, ...filters } = narrowing.filters
  return { ...narrowing, filters }
}

/** Some hundred of these are made for every search. */
function splitCounts(sets: Readonly<Record<string, Bitset>>, count: CountIn): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const name in sets) counted[name] = count(sets[name]!)
  return counted
}

function isEmpty(sets: object): boolean {
  for (const _ in sets) return false
  return true
}
