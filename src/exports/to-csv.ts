import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Column, Site } from './column.ts'
import type { ExportRecord } from './export-record.ts'

/**
 * Records as CSV after RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe (OWASP, "CSV Injection").
 * @param columns of the kind of all the records
 */
export function toCsv(
  records: AsyncIterable<ExportRecord> | Iterable<ExportRecord>,
  columns: readonly Column[],
  site: Site,
): Readable {
  const writer = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ key }) => key),
    record_delimiter: 'windows',
    // Readers that end a record at any line end would take a cell of two lines for two records.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  })
  const rows = async function* () {
    for await (const record of records) yield columns.map(column => column.cell(record, site) ?? '')
  }
  return Readable.from(rows())
    .on('error', cause => writer.destroy(cause))
    .pipe(writer)
}
