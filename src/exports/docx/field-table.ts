import { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { toFieldLines } from '../../corpus/field-lines.ts'
import { FIELD_TABLE_HEAD } from '../../corpus/word-form.ts'
import { GRID, TEXT_WIDTH } from './blocks.ts'
import { toPlainText } from './plain-text.ts'

const WIDTHS = [Math.floor(TEXT_WIDTH * 0.27), Math.floor(TEXT_WIDTH * 0.73)] as const
/**
 * Fields as a table of two columns. An empty text is an empty cell, which is read back as a field that is not there.
 * A paragraph follows, since two tables that touch are one to Word.
 */
export function fieldTable(fields: Readonly<Record<string, unknown>>): Array<Paragraph | Table> {
  const rows = Object.entries(fields).map(([key, value]) => [
    cell(0, [line(key)]),
    cell(1, valueOf(key, value)),
  ])
  return [
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [...WIDTHS],
      layout: 'fixed',
      margins: { top: 40, bottom: 40, left: 90, right: 90 },
      borders: GRID,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: FIELD_TABLE_HEAD.map((head, at) => cell(at, [line(head, true)], true)),
        }),
        ...rows.map(children => new TableRow({ cantSplit: true, children })),
      ],
    }),
    new Paragraph({ children: [] }),
  ]
}

function valueOf(key: string, value: unknown): Paragraph[] {
  if (value === '') return [line('')]
  const { isList, lines } = toFieldLines(key, value)
  return lines.map(text => (isList ? bullet(text) : line(text)))
}

function cell(column: number, children: Paragraph[], isHead = false): TableCell {
  return new TableCell({
    width: { size: WIDTHS[column]!, type: WidthType.DXA },
    ...((isHead || column === 0) && { shading: { fill: 'F4F1EA' } }),
    children,
  })
}

function line(text: string, bold = false): Paragraph {
  return new Paragraph({ style: 'TableText', children: [new TextRun({ text: toPlainText(text), bold })] })
}

function bullet(text: string): Paragraph {
  return new Paragraph({
    style: 'TableText',
    numbering: { reference: 'bullets', level: 0 },
    children: [new TextRun(toPlainText(text))],
  })
}
