import type { Kappa } from './cohen-kappa.ts'

/**
 * Fleiss' kappa (1971): agreement of a fixed number of codings of each unit, not always by the same people, on names
 * alone.
 * @param units what was said of each unit
 * @returns undefined where units have different numbers of codings or fewer than two, for which it is not made
 */
export function fleissKappa(units: ReadonlyArray<readonly string[]>): Kappa | undefined {
  const ratings = units[0]?.length ?? 0
  if (ratings < 2 || units.some(values => values.length !== ratings)) return undefined
  const total = new Map<string, number>()
  let sumOfAgreement = 0
  for (const values of units) {
    const counts = new Map<string, number>()
    for (const value of values) {
      counts.set(value, (counts.get(value) ?? 0) + 1)
      total.set(value, (total.get(value) ?? 0) + 1)
    }
    const pairs = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0)
    sumOfAgreement += pairs / (ratings * (ratings - 1))
  }
  const observed = sumOfAgreement / units.length
  const all = units.length * ratings
  const expected = [...total.values()].reduce((sum, count) => sum + (count / all) ** 2, 0)
  const kappa = total.size === 1 ? undefined : (observed - expected) / (1 - expected)
  return { kappa, observed, expected, units: units.length }
}
