import { MARKS } from '../analysis/axes.ts'
import type { Cell, CrossTab, Heading } from '../analysis/cross-tab.ts'
import { toTableCsv } from './charts/table-csv.ts'

const COLUMNS = [
  ...['kind', 'rows', 'row', 'row-label', 'row-state', 'cols', 'col', 'col-label', 'col-state'],
  ...['items', 'items-of', 'reviews', 'reviews-of', ...MARKS],
]

/** A table of figures as CSV, a line for each place of it; the total of a row has no column, that of a column no row. */
export function toStatisticsCsv({ kind, rows, cols, columns, body }: CrossTab): string {
  const line = (row: Heading | undefined, col: Heading | undefined, { items, reviews, marks }: Cell) => [
    kind,
    rows.key,
    ...named(row),
    cols?.key ?? '',
    ...named(col),
    ...[items.count, items.of, reviews.count, reviews.of].map(String),
    ...MARKS.map(mark => String(marks[mark] ?? 0)),
  ]
  return toTableCsv(COLUMNS, [
    ...body.flatMap(row => [
      line(row, undefined, row.total),
      ...row.cells.map((cell, at) => line(row, columns[at], cell)),
    ]),
    ...columns.map(col => line(undefined, col, col.total)),
  ])
}

function named(heading: Heading | undefined): string[] {
  return heading ? [heading.id, heading.label, heading.state] : ['', '', '']
}
