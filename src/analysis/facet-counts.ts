import type { Facet } from '../taxonomy/facet.ts'
import type { Bitset } from './bitset.ts'
import { DEMONSTRATION, type Catalogue } from './catalogue.ts'
import type { TermRows } from './facet-sets.ts'
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
  return catalogue.taxonomy
    .facetsFor(narrowing.kind)
    .map(facet => countFacet(catalogue, facet, narrowing, matching))
}

function countFacet(catalogue: Catalogue, facet: Facet, narrowing: Narrowing, matching?: Bitset): FacetCount {
  const rows = catalogue.facet(facet.key)
  const candidates = select(catalogue, withoutOwnRecord(facet, narrowing), matching, facet.key)
  const chosen = narrowing.filters[facet.key] ?? []
  const terms = facet.terms.map(term => {
    const found = rows.terms.get(term.id)!
    const set =
      facet.key === RECORD && term.id === DEMONSTRATION
        ? select(
            catalogue,
            { ...narrowing, filters: { ...narrowing.filters, [RECORD]: [DEMONSTRATION] } },
            matching,
          )
        : candidates
    return {
      id: term.id,
      label: term.label,
      broader: term.broader ?? null,
      count: found.all.countAnd(set),
      selected: chosen.includes(term.id),
      ...splitCounts(found, set),
    }
  })
  return {
    key: facet.key,
    label: facet.label,
    terms,
    none: rows.none.countAnd(candidates),
    held: rows.held.countAnd(candidates),
    notCoded: rows.notCoded.countAnd(candidates),
  }
}

/** Other values of `record` are counted among real records even while demonstrations are shown. */
function withoutOwnRecord(facet: Facet, narrowing: Narrowing): Narrowing {
  if (facet.key !== RECORD || !asksForDemonstrations(narrowing.filters)) return narrowing
  const { [RECORD]: _, ...filters } = narrowing.filters
  return { ...narrowing, filters }
}

function splitCounts({ effect, basis }: TermRows, set: Bitset): Pick<TermCount, 'effect' | 'basis'> {
  const counts = (sets: Readonly<Record<string, Bitset>>) =>
    Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, rows.countAnd(set)]))
  return {
    ...(Object.keys(effect).length > 0 && { effect: counts(effect) }),
    ...(Object.keys(basis).length > 0 && { basis: counts(basis) }),
  }
}
