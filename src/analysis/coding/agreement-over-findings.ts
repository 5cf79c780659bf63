import { bootstrapInterval, type Interval } from '../agreement/bootstrap-interval.ts'
import { krippendorffAlpha } from '../agreement/krippendorff-alpha.ts'
import { MASI } from '../agreement/masi-distance.ts'
import type { CodedValues } from './coded-facets.ts'

/** Agreement of two coders in one facet over several findings. */
export interface FacetAgreement {
  facet: string
  findings: number
  /** Krippendorff's alpha with MASI distance; undefined where both say the same of every finding. */
  alpha: number | undefined
  interval: Interval | undefined
}

/** How far two coders agree in each of some facets, over the findings that both coded by it. */
export function agreementOverFindings(
  pairs: ReadonlyArray<readonly [CodedValues, CodedValues]>,
  facets: readonly string[],
): FacetAgreement[] {
  return facets.map(facet => {
    const units = pairs.flatMap(([a, b]) =>
      a[facet] && b[facet] ? [[new Set(a[facet]), new Set(b[facet])]] : [],
    )
    const alphaOf = (drawn: typeof units) => krippendorffAlpha(drawn, MASI).alpha
    return {
      facet,
      findings: units.length,
      alpha: alphaOf(units),
      interval: bootstrapInterval(units, drawn => alphaOf([...drawn])),
    }
  })
}
