/**
 * Positive agreement on a term, 2a/(2a+b+c): of the times that somebody chose it, how often somebody else did. Agreement
 * that it is absent, which is easy where a term is rare, counts for nothing. Over every pair of coders of each unit.
 * @param units for each unit, whether each of its coders chose the term
 * @returns undefined where nobody chose it in a unit that two coded
 */
export function positiveAgreement(units: ReadonlyArray<readonly boolean[]>): number | undefined {
  let both = 0
  let one = 0
  for (const chosen of units) {
    const yes = chosen.filter(Boolean).length
    both += (yes * (yes - 1)) / 2
    one += yes * (chosen.length - yes)
  }
  return both + one === 0 ? undefined : (2 * both) / (2 * both + one)
}
