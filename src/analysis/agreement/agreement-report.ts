import { bootstrapInterval, type Interval } from './bootstrap-interval.ts'
import { toTermSet, type CodingLevel, type CodingRow } from './coding-row.ts'
import { cohenKappa, type Kappa } from './cohen-kappa.ts'
import { confusedPairs, type ConfusedPair } from './confused-pairs.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { krippendorffAlpha, type Alpha, type UnitValues } from './krippendorff-alpha.ts'
import { MASI } from './masi-distance.ts'
import { NOMINAL, NUMERIC, type Metric } from './metric.ts'
import { readingOf, type Reading } from './reading.ts'
import { termAgreement, type TermAgreement } from './term-agreement.ts'

/** Everything that is said of the agreement of some codings. */
export interface AgreementReport {
  level: CodingLevel
  coders: string[]
  /** Units that anybody coded, and those that at least two did. */
  units: number
  doubleCoded: number
  /** Krippendorff's alpha; of sets with MASI distance. */
  alpha: Alpha
  /** Bootstrap 95%, over units that at least two coded. */
  interval: Interval | undefined
  reading: Reading
  /** Cohen's, of each pair of coders, on names alone. */
  pairs: Array<{ coders: readonly [string, string] } & Kappa>
  /** Fleiss', where every unit has as many codings. */
  fleiss: Kappa | undefined
  /** Of names and sets. */
  terms: TermAgreement[]
  confused: ConfusedPair[]
}

type Units = Map<string, Map<string, string>>

/** How far coders agree. @param rows one a coder and unit */
export function agreementReport(rows: readonly CodingRow[], level: CodingLevel): AgreementReport {
  const coders = [...new Set(rows.map(({ coder }) => coder))].sort()
  const units: Units = new Map()
  for (const { coder, unit, value } of rows) {
    const ofUnit = units.get(unit) ?? new Map<string, string>()
    units.set(unit, ofUnit.set(coder, value))
  }
  const double = [...units].filter(([, codings]) => codings.size >= 2)
  const values = double.map(([, codings]) => [...codings.values()])
  const sets = double.map(([id, codings]) => ({
    id,
    sets: [...codings.values()].map(value => (level === 'set' ? toTermSet(value) : new Set([value]))),
  }))
  const isNumeric = level !== 'nominal' && level !== 'set'
  const figures = isNumeric
    ? alphaOf(
        values.map(unit => unit.map(Number)),
        NUMERIC[level],
      )
    : level === 'set'
      ? alphaOf(
          sets.map(unit => unit.sets),
          MASI,
        )
      : alphaOf(values, NOMINAL)
  return {
    ...{ level, coders, units: units.size, doubleCoded: double.length },
    ...figures,
    reading: readingOf(figures.alpha.alpha),
    pairs: level === 'nominal' ? kappas(coders, units) : [],
    fleiss: level === 'nominal' ? fleissKappa(values) : undefined,
    terms: isNumeric ? [] : termAgreement(sets.map(unit => unit.sets)),
    confused: isNumeric ? [] : confusedPairs(sets),
  }
}

function alphaOf<V>(units: ReadonlyArray<UnitValues<V>>, metric: Metric<V>) {
  return {
    alpha: krippendorffAlpha(units, metric),
    interval: bootstrapInterval(units, drawn => krippendorffAlpha(drawn, metric).alpha),
  }
}

function kappas(coders: readonly string[], units: Units): AgreementReport['pairs'] {
  return coders.flatMap((a, at) =>
    coders.slice(at + 1).flatMap(b => {
      const both = [...units.values()].flatMap(codings => {
        const [x, y] = [codings.get(a), codings.get(b)]
        return x === undefined || y === undefined ? [] : [[x, y] as const]
      })
      return both.length === 0 ? [] : [{ coders: [a, b] as const, ...cohenKappa(both) }]
    }),
  )
}
