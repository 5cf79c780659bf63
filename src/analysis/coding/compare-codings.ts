import { masiDistance } from '../agreement/masi-distance.ts'
import { positiveAgreement } from '../agreement/positive-agreement.ts'
import type { CodedValues } from './coded-facets.ts'

/** How a coding and another lie to each other in one facet. Ids of terms, in the order of the first and then the other. */
export interface FacetComparison {
  facet: string
  both: string[]
  onlyYou: string[]
  onlyOther: string[]
  /** 1 - MASI distance: 1 the same set, 0 nothing shared. */
  agreement: number
}

/** A coding compared with another, in the facets that both code. */
export interface CodingComparison {
  facets: FacetComparison[]
  /** 2a/(2a+b+c) over all terms of those facets; undefined where neither chose any. */
  positive: number | undefined
}

/** What others chose, as counts alone. */
export interface OthersInFacet {
  facet: string
  /** How many others coded it. */
  coders: number
  /** Terms that any of them chose, and how many did. */
  terms: Array<{ term: string; times: number }>
  /** Mean of 1 - MASI distance between your set and each of theirs; undefined where nobody else coded it. */
  agreement: number | undefined
}

/** Compares a coding with another, as with that of the record. */
export function compareCodings(you: CodedValues, other: CodedValues): CodingComparison {
  const facets = Object.keys(you)
    .filter(facet => other[facet] !== undefined)
    .map((facet): FacetComparison => {
      const [a, b] = [new Set(you[facet]), new Set(other[facet])]
      return {
        facet,
        both: [...a].filter(term => b.has(term)),
        onlyYou: [...a].filter(term => !b.has(term)),
        onlyOther: [...b].filter(term => !a.has(term)),
        agreement: 1 - masiDistance(a, b),
      }
    })
  const terms = facets.flatMap(({ both, onlyYou, onlyOther }) => [
    ...both.map(() => [true, true]),
    ...[...onlyYou, ...onlyOther].map(() => [true, false]),
  ])
  return { facets, positive: positiveAgreement(terms) }
}

/** What others chose in the facets of a coding. */
export function countOthers(you: CodedValues, others: readonly CodedValues[]): OthersInFacet[] {
  return Object.keys(you).map(facet => {
    const sets = others.flatMap(values => (values[facet] ? [new Set(values[facet])] : []))
    const own = new Set(you[facet])
    const terms = [...new Set(sets.flatMap(set => [...set]))].sort()
    const sum = sets.reduce((total, set) => total + 1 - masiDistance(own, set), 0)
    return {
      facet,
      coders: sets.length,
      terms: terms.map(term => ({ term, times: sets.filter(set => set.has(term)).length })),
      agreement: sets.length === 0 ? undefined : sum / sets.length,
    }
  })
}
