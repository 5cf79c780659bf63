import { stringify } from 'csv-stringify/sync'

/**
 * A table of figures as CSV, in the form of the other tables of the library: RFC 4180 with a byte order mark, and
 * no cell that a spreadsheet would take for a formula.
 */
export function toTableCsv(columns: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return stringify([columns, ...rows], {
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  })
}
