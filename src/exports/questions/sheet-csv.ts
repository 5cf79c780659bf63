import { stringify } from 'csv-stringify/sync'
import { ANSWER_COLUMNS, type SheetFormat } from './question-sheet.ts'

/** A line each, with what has to be known of it in columns of its own. */
export const csvSheet: SheetFormat = {
  id: 'csv',
  label: 'CSV',
  mediaType: 'text/csv; charset=utf-8',
  write: ({ lines, findings, notes }) =>
    stringify(
      lines.map(({ audience, question, words, finding: number }) => {
        const finding = findings[number - 1]!
        return [
          question,
          audience,
          words,
          finding.id,
          finding.title,
          finding.review,
          finding.year,
          finding.grade,
          finding.citation,
          finding.original ?? '',
          finding.href,
          '',
          '',
          notes[0],
        ]
      }),
      {
        bom: true,
        header: true,
        columns: [
          ...['Question', 'For', 'Whose words', 'Finding', 'Title of the finding', 'Review', 'Year', 'Grade'],
          ...['Cite as', 'The original', 'Address', ...ANSWER_COLUMNS, 'About this sheet'],
        ],
        record_delimiter: 'windows',
        quoted_match: /[\r\n]/,
        // What a spreadsheet would take for a formula.
        escape_formulas: true,
      },
    ),
}
