import type { TermSet } from './masi-distance.ts'

/** Two terms of which one coder chose the one where another chose the other. */
export interface ConfusedPair {
  /** In the order of their ids; `none` where the other coder chose nothing in its place. */
  pair: readonly [string, string]
  /** Units in which it happened. */
  units: string[]
}

/** What stands where somebody chose a term and somebody else nothing in its place. */
export const NOTHING = '(none)'

/**
 * Which terms are taken for each other most: each term that one coder alone chose, with each that another alone chose
 * for the same unit. A unit counts once for a pair.
 * @param units their ids and what each coder chose
 */
export function confusedPairs(
  units: ReadonlyArray<{ id: string; sets: readonly TermSet[] }>,
): ConfusedPair[] {
  const found = new Map<string, ConfusedPair>()
  for (const { id, sets } of units)
    for (const [at, a] of sets.entries())
      for (const b of sets.slice(at + 1))
        for (const pair of pairsBetween(a, b)) {
          const key = pair.join('\n')
          const known = found.get(key) ?? { pair, units: [] }
          if (known.units.at(-1) !== id) known.units.push(id)
          found.set(key, known)
        }
  return [...found.values()].sort(
    (x, y) => y.units.length - x.units.length || x.pair.join().localeCompare(y.pair.join()),
  )
}

function pairsBetween(a: TermSet, b: TermSet): Array<readonly [string, string]> {
  const only = (of: TermSet, without: TermSet) => {
    const terms = [...of].filter(term => !without.has(term))
    return terms.length > 0 ? terms : [NOTHING]
  }
  return only(a, b).flatMap(x =>
    only(b, a)
      .filter(y => y !== x)
      .map(y => (x < y ? ([x, y] as const) : ([y, x] as const))),
  )
}
