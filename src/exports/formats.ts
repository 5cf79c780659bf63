import { columnsFor } from './columns.ts'
import type { ExportFormat } from './export-format.ts'
import { exportRecordsOf, type ExportRecord } from './export-record.ts'
import type { ThematicExtract } from './thematic-extract.ts'
import { toCsv } from './to-csv.ts'

/** Every form in which an extract leaves the library. */
export const FORMATS: readonly ExportFormat[] = [
  {
    id: 'csv',
    label: 'CSV table',
    description: 'A row for each item, to open in a spreadsheet or a program.',
    mediaType: 'text/csv; charset=utf-8',
    write: (extract, site) =>
      toCsv(recordsOf(extract), columnsFor(extract.query.kind, extract.snapshot.taxonomy), site),
  },
]

/** The records of an extract in its order, with their texts. */
async function* recordsOf({ rows, snapshot }: ThematicExtract): AsyncGenerator<ExportRecord> {
  for (const row of rows) {
    const records = await exportRecordsOf(row.review, snapshot.corpus)
    const record = records.find(({ id }) => id === row.id)
    if (record) yield record
  }
}
