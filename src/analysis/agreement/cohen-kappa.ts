/** Agreement of two coders beyond what their own habits would bring. */
export interface Kappa {
  /** Undefined where chance alone would agree always, or nothing was coded. */
  kappa: number | undefined
  /** Share of units, or of pairs of codings, on which they agree. */
  observed: number
  expected: number
  units: number
}

/**
 * Cohen's kappa (1960): (Po - Pe) / (1 - Pe), of two coders and the units that both coded, on names alone.
 * @param pairs what the first and the second said of each unit
 */
export function cohenKappa(pairs: ReadonlyArray<readonly [string, string]>): Kappa {
  const units = pairs.length
  if (units === 0) return { kappa: undefined, observed: 0, expected: 0, units }
  const observed = pairs.filter(([a, b]) => a === b).length / units
  const values = new Set(pairs.flat())
  const share = (which: 0 | 1, value: string) => pairs.filter(pair => pair[which] === value).length / units
  const expected = [...values].reduce((sum, value) => sum + share(0, value) * share(1, value), 0)
  // With one value alone no rounding stands between the share and 1.
  const kappa = values.size === 1 ? undefined : (observed - expected) / (1 - expected)
  return { kappa, observed, expected, units }
}
