import type { AgreementReport } from '../analysis/agreement/agreement-report.ts'
import { READING_LIMITS, type Reading } from '../analysis/agreement/reading.ts'

const MOST_PAIRS = 10

const READINGS: Readonly<Record<Reading, string>> = {
  firm: `${READING_LIMITS.firm.toFixed(3)} or more: bears firm conclusions`,
  tentative: `${READING_LIMITS.tentative} or more: bears tentative conclusions`,
  weak: `below ${READING_LIMITS.tentative}: bears no conclusions`,
  undefined: 'undefined: nothing was coded twice, or every value is the same',
}

/** The figures as tables for a terminal. */
export function toAgreementText(report: AgreementReport): string {
  const { level, coders, units, doubleCoded, alpha, interval, fleiss, pairs, terms, confused } = report
  const of = level === 'set' ? 'sets, MASI distance' : level
  return [
    `${coders.length} coders, ${units} units, ${doubleCoded} of them coded by two or more (${alpha.pairable} codings)`,
    '',
    ...toTable([
      ['measure', 'figure', '95% interval', 'on'],
      [
        `Krippendorff's alpha (${of})`,
        toFigure(alpha.alpha),
        interval ? `${toFigure(interval.low)} to ${toFigure(interval.high)}` : '-',
        `${alpha.units} units`,
      ],
      ...(fleiss ? [["Fleiss' kappa", toFigure(fleiss.kappa), '-', `${fleiss.units} units`]] : []),
      ...pairs.map(({ coders: [a, b], kappa, units: both }) => [
        `Cohen's kappa, ${a} and ${b}`,
        toFigure(kappa),
        '-',
        `${both} units`,
      ]),
    ]),
    '',
    `Alpha is ${READINGS[report.reading]}.`,
    ...(terms.length > 0
      ? [
          '',
          ...toTable([
            ['term', 'alpha', 'positive agreement', 'chosen'],
            ...terms.map(one => [
              one.term,
              toFigure(one.alpha),
              toFigure(one.positive),
              `${one.chosen} of ${one.codings}`,
            ]),
          ]),
        ]
      : []),
    ...(confused.length > 0
      ? [
          '',
          ...toTable([
            ['taken for each other', 'units', 'in'],
            ...confused
              .slice(0, MOST_PAIRS)
              .map(({ pair, units: where }) => [pair.join(' / '), String(where.length), where.join(', ')]),
          ]),
          ...(confused.length > MOST_PAIRS ? [`and ${confused.length - MOST_PAIRS} more pairs`] : []),
        ]
      : []),
  ].join('\n')
}

function toFigure(figure: number | undefined): string {
  return figure === undefined ? 'undefined' : figure.toFixed(3)
}

function toTable(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
