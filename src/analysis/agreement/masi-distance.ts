import type { Metric } from './metric.ts'

/** Terms that one coder gave to one unit; none is a coding too. */
export type TermSet = ReadonlySet<string>

/** What a pair of sets counts for besides how much they share (Passonneau 2006): equal, one in the other, overlapping. */
const MONOTONICITY = { equal: 1, within: 0.67, overlapping: 0.33, apart: 0 }

/**
 * MASI distance of two sets (Passonneau 2006, Measuring Agreement on Set-valued Items): 1 less the part that they
 * share (Jaccard) times how they lie to each other. 0 for equal sets, two empty ones among them; 1 where nothing is
 * shared.
 */
export function masiDistance(a: TermSet, b: TermSet): number {
  const shared = [...a].filter(term => b.has(term)).length
  const all = a.size + b.size - shared
  if (all === 0) return 0
  const lie =
    shared === all
      ? MONOTONICITY.equal
      : shared === 0
        ? MONOTONICITY.apart
        : shared === Math.min(a.size, b.size)
          ? MONOTONICITY.within
          : MONOTONICITY.overlapping
  return 1 - (shared / all) * lie
}

/** Sets of terms inside alpha. */
export const MASI: Metric<TermSet> = {
  keyOf: set => JSON.stringify([...set].sort()),
  among: () => masiDistance,
}
