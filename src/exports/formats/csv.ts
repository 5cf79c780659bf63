import { columnsFor } from '../columns.ts'
import type { ExportFormat } from '../export-format.ts'
import { extractRecords } from '../extract-records.ts'
import { toCsv } from '../to-csv.ts'

export const csv: ExportFormat = {
  id: 'csv',
  label: 'CSV',
  description: 'One row for each item, with text, tags, citation and digest. Opens in any spreadsheet.',
  mediaType: 'text/csv; charset=utf-8',
  write: (extract, site) =>
    toCsv(extractRecords(extract), columnsFor(extract.query.kind, extract.snapshot.taxonomy), site),
}
