import { krippendorffAlpha, type UnitValues } from './krippendorff-alpha.ts'
import type { TermSet } from './masi-distance.ts'
import { NOMINAL } from './metric.ts'
import { positiveAgreement } from './positive-agreement.ts'

/** Agreement on whether one term was chosen. */
export interface TermAgreement {
  term: string
  /** Krippendorff's alpha of chosen or not; undefined where all or none chose it. */
  alpha: number | undefined
  /** 2a/(2a+b+c); undefined where nobody chose it. */
  positive: number | undefined
  /** How many codings of units that two coded chose it, of how many. */
  chosen: number
  codings: number
}

/** Agreement on each term that anybody chose, in the order of their ids. */
export function termAgreement(units: ReadonlyArray<UnitValues<TermSet>>): TermAgreement[] {
  const paired = units.filter(sets => sets.length >= 2)
  const terms = new Set(paired.flat().flatMap(set => [...set]))
  const codings = paired.reduce((sum, sets) => sum + sets.length, 0)
  return [...terms].sort().map(term => {
    const chosen = paired.map(sets => sets.map(set => set.has(term)))
    const values = chosen.map(unit => unit.map(String))
    return {
      term,
      alpha: krippendorffAlpha(values, NOMINAL).alpha,
      positive: positiveAgreement(chosen),
      chosen: chosen.flat().filter(Boolean).length,
      codings,
    }
  })
}
