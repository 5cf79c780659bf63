import {
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  SequentialIdentifier,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ExtractChart } from '../extract-charts.ts'
import type { ReportTable } from '../report/report-table.ts'
import { toPlainText } from './plain-text.ts'

/** Width of the text of a page, in twentieths of a point: A4 less margins of 2.2 cm. */
export const TEXT_WIDTH = 9411

export function heading(level: 1 | 2 | 3 | 4, text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel[`HEADING_${level}`], text: toPlainText(text) })
}

export function paragraph(text: string, style?: string, { keepNext = false } = {}): Paragraph {
  return new Paragraph({ ...(style && { style }), keepNext, children: [new TextRun(toPlainText(text))] })
}

/**
 * A paragraph with a label in bold before its text.
 * @param before space above it, in twentieths of a point
 */
export function labelled(label: string, text: string, style: string, before = 0): Paragraph {
  return new Paragraph({
    style,
    ...(before > 0 && { spacing: { before } }),
    children: [new TextRun({ text: `${toPlainText(label)}: `, bold: true }), new TextRun(toPlainText(text))],
  })
}

export function bullet(text: string): Paragraph {
  return new Paragraph({
    style: 'ListParagraph',
    numbering: { reference: 'bullets', level: 0 },
    children: [new TextRun(toPlainText(text))],
  })
}

/** A caption that Word counts, so that tables can be referred to by number. */
export function caption(kind: 'Table' | 'Figure', text: string): Paragraph {
  return new Paragraph({
    style: 'Caption',
    keepNext: true,
    children: [
      new TextRun(`${kind} `),
      new SequentialIdentifier(kind),
      new TextRun(`. ${toPlainText(text)}`),
    ],
  })
}

const IS_NUMBER = /^[\d,.]+%?$/

/**
 * A table under its caption, its heading repeated on every page. Columns of numbers are narrow.
 * @param shares how the width is shared out; by what the columns hold where it is left out
 */
export function table(
  { caption: title, columns, rows, note }: ReportTable,
  shares?: readonly number[],
): Array<Paragraph | Table> {
  const isNumber = columns.map(
    (_, at) => rows.length > 0 && rows.every(row => IS_NUMBER.test(String(row[at]))),
  )
  const parts = shares ?? columns.map((_, at) => (at === 0 ? 4 : isNumber[at] ? 1.8 : 5))
  const sum = parts.reduce((all, one) => all + one, 0)
  const widths = parts.map(part => Math.floor((part / sum) * TEXT_WIDTH))
  const cellsOf = (cells: ReadonlyArray<string | number>, isHead: boolean) =>
    cells.map(
      (cell, at) =>
        new TableCell({
          width: { size: widths[at]!, type: WidthType.DXA },
          ...(isHead && { shading: { fill: 'F4F1EA' } }),
          children: [
            new Paragraph({
              style: 'TableText',
              ...(isNumber[at] && { alignment: 'right' as const }),
              ...(isHead && { keepNext: true }),
              children: [new TextRun({ text: toPlainText(String(cell)), bold: isHead })],
            }),
          ],
        }),
    )
  return [
    caption('Table', title),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: 'fixed',
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      borders: BORDERS,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(columns, true) }),
        ...rows.map(row => new TableRow({ cantSplit: true, children: cellsOf(row, false) })),
      ],
    }),
    paragraph(note ?? '', 'Note'),
  ]
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B5B0A6' }
/** Every line of a table that is filled in or read across. */
export const GRID = {
  ...{ top: LINE, bottom: LINE, left: LINE, right: LINE },
  ...{ insideHorizontal: LINE, insideVertical: LINE },
}

const NO_LINE = { style: BorderStyle.NIL }
const BORDERS = {
  top: LINE,
  bottom: LINE,
  insideHorizontal: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideVertical: NO_LINE,
}

/**
 * A chart, described for who cannot see it, with the table that says the same.
 * @param number of it in the document, so that the same extract is the same document
 */
export function chart(
  { title, alt, png, width, height, table: figures }: ExtractChart,
  number: number,
): Array<Paragraph | Table> {
  const scale = Math.min(1, TEXT_WIDTH / 15 / width)
  return [
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: {
            id: String(number),
            name: toPlainText(title),
            title: toPlainText(title),
            description: toPlainText(alt),
          },
        }),
      ],
    }),
    caption('Figure', title),
    ...table(figures),
  ]
}
