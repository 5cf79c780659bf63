import { createRandom } from './seeded-random.ts'

/** Between which figures 95 of 100 repetitions lie. */
export interface Interval {
  low: number
  high: number
  /** Repetitions in which there was a figure, of how many. */
  defined: number
  times: number
}

const TIMES = 1_000
const SEED = 1

/**
 * Bootstrap 95% interval (percentiles): the units are drawn anew with replacement, as many as there are, and the figure
 * is made of each draw. The same for the same units in the same order.
 * @returns undefined where there are fewer than two units, or fewer than half of the draws have a figure
 */
export function bootstrapInterval<U>(
  units: readonly U[],
  figure: (drawn: readonly U[]) => number | undefined,
  { seed = SEED, times = TIMES } = {},
): Interval | undefined {
  if (units.length < 2) return undefined
  const random = createRandom(seed)
  const figures: number[] = []
  for (let time = 0; time < times; time++) {
    const drawn = units.map(() => units[Math.floor(random() * units.length)]!)
    const one = figure(drawn)
    if (one !== undefined) figures.push(one)
  }
  if (figures.length * 2 < times) return undefined
  figures.sort((a, b) => a - b)
  const at = (share: number) => figures[Math.round(share * (figures.length - 1))]!
  return { low: at(0.025), high: at(0.975), defined: figures.length, times }
}
