/** What kind of values are compared: names, ranks, numbers with equal steps, numbers with a true nought, sets. */
export const MEASUREMENT_LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type MeasurementLevel = (typeof MEASUREMENT_LEVELS)[number]

/** A value and how often it was given. */
export interface Counted<V> {
  value: V
  times: number
}

/** How far apart two values are, from 0; the same both ways. */
export type Distance<V> = (a: V, b: V) => number

/** What makes two values the same, and how far apart others are. */
export interface Metric<V> {
  /** Equal for equal values. */
  keyOf(value: V): string
  /** @param counted every value that can be compared, once; ranks are made of how often each was given */
  among(counted: ReadonlyArray<Counted<V>>): Distance<V>
}

/** Alike or not, and nothing between. */
export const NOMINAL: Metric<string> = {
  keyOf: value => value,
  among: () => (a, b) => (a === b ? 0 : 1),
}

/** The squared number of those who stand between two ranks, half of each rank itself counted in. */
const ORDINAL: Metric<number> = {
  keyOf: String,
  among: counted => {
    const sorted = counted.toSorted((a, b) => a.value - b.value)
    let below = 0
    const middles = new Map<number, number>()
    for (const { value, times } of sorted) {
      middles.set(value, below + times / 2)
      below += times
    }
    return (a, b) => (middles.get(a)! - middles.get(b)!) ** 2
  },
}

const INTERVAL: Metric<number> = { keyOf: String, among: () => (a, b) => (a - b) ** 2 }

/** Two noughts are the same; otherwise the difference is seen against the sum. */
const RATIO: Metric<number> = {
  keyOf: String,
  among: () => (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2),
}

/**
 * The difference functions of Krippendorff (Computing Krippendorff's Alpha-Reliability, 2011) for numbers.
 * Those of a ratio are from 0 up.
 */
export const NUMERIC: Readonly<Record<Exclude<MeasurementLevel, 'nominal'>, Metric<number>>> = {
  ordinal: ORDINAL,
  interval: INTERVAL,
  ratio: RATIO,
}
