import type { Counted, Metric } from './metric.ts'

/** What several coders said of one unit, in any order; who said nothing of it is left out. */
export type UnitValues<V> = readonly V[]

/** Agreement beyond chance among any number of coders. */
export interface Alpha {
  /** 1 perfect, 0 as by chance, below 0 worse; undefined where nothing varies, or nothing was coded twice. */
  alpha: number | undefined
  /** Mean distance within units, and among all values whatever their unit. */
  observed: number
  expected: number
  /** Values of units that at least two coders coded; the others say nothing about agreement. */
  pairable: number
  /** Units that at least two coders coded. */
  units: number
}

/**
 * Krippendorff's alpha: 1 - Do/De, for any number of coders, missing values and any distance (Krippendorff 2011,
 * Computing Krippendorff's Alpha-Reliability). Where every value is the same, De is 0 and alpha is undefined: a
 * scheme of which one term is used says nothing about whether its terms can be told apart.
 */
export function krippendorffAlpha<V>(units: ReadonlyArray<UnitValues<V>>, metric: Metric<V>): Alpha {
  const paired = units.filter(values => values.length >= 2)
  const counted = countValues(paired, metric)
  const distance = metric.among(counted)
  const pairable = paired.reduce((sum, values) => sum + values.length, 0)
  const within = paired.map(values => (2 * sumOfPairs(values, distance)) / (values.length - 1))
  const observed = pairable === 0 ? 0 : sum(within) / pairable
  const among = counted.flatMap((a, at) =>
    counted.slice(at + 1).map(b => a.times * b.times * distance(a.value, b.value)),
  )
  const expected = pairable === 0 ? 0 : (2 * sum(among)) / (pairable * (pairable - 1))
  const alpha = expected === 0 ? undefined : 1 - observed / expected
  return { alpha, observed, expected, pairable, units: paired.length }
}

function countValues<V>(units: ReadonlyArray<UnitValues<V>>, metric: Metric<V>): Array<Counted<V>> {
  const counts = new Map<string, Counted<V>>()
  for (const value of units.flat()) {
    const key = metric.keyOf(value)
    const known = counts.get(key)
    if (known) known.times++
    else counts.set(key, { value, times: 1 })
  }
  return [...counts.values()]
}

function sumOfPairs<V>(values: UnitValues<V>, distance: (a: V, b: V) => number): number {
  return sum(values.flatMap((a, at) => values.slice(at + 1).map(b => distance(a, b))))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
