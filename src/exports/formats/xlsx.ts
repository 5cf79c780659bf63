import type { ExportFormat } from '../export-format.ts'
import { sheetsOf } from '../xlsx/sheets.ts'
import { MOST_ROWS, writeWorkbook } from '../xlsx/write-workbook.ts'

export const xlsx: ExportFormat = {
  id: 'xlsx',
  label: 'Excel workbook',
  description:
    'Sheets of findings, recommendations, reviews, receipt and data dictionary, with filters and typed columns.',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  most: MOST_ROWS,
  write: (extract, site) =>
    writeWorkbook(() => sheetsOf(extract, site), {
      title: extract.title,
      subject: extract.receipt.receipt.query.sentence,
      creator: site.name,
      made: new Date(extract.receipt.receipt.made),
    }),
}
