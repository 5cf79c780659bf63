import { once } from 'node:events'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import type { stream, Worksheet } from 'exceljs'
import type { Cell } from '../column.ts'
import type { Sheet } from './sheets.ts'

/** Excel has no more rows on a sheet than 1,048,576, one of them the heading. */
export const MOST_ROWS = 1_048_575

/** A cell of Excel takes 32,767 characters; a longer one makes it mend the file. */
const LONGEST_CELL = 32_000

/** Seven lines: enough to see what a row is about, and still several rows on a screen. */
const ROW_HEIGHT = 105

/** What a workbook says of itself. */
export interface WorkbookFacts {
  title: string
  subject: string
  creator: string
  made: Date
}

/** A workbook, written while it is read. */
export async function writeWorkbook(
  sheets: () => Iterable<Sheet>,
  { title, subject, creator, made }: WorkbookFacts,
): Promise<Readable> {
  // Loaded when somebody asks for a workbook: it is large, and most processes never do.
  const { default: excel } = await import('exceljs')
  const output = new PassThrough()
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true })
  Object.assign(workbook, { title, subject, creator, lastModifiedBy: creator, created: made, modified: made })
  return fill(workbook, sheets, output)
}

/** Where the reader goes away, or a text cannot be read, the writing ends. */
function fill(
  workbook: stream.xlsx.WorkbookWriter,
  sheets: () => Iterable<Sheet>,
  output: PassThrough,
): Readable {
  const gone = new AbortController()
  output.once('close', () => gone.abort())
  const write = async () => {
    for (const sheet of sheets()) await writeSheet(workbook, sheet, gone.signal)
    await workbook.commit()
  }
  write().catch((cause: unknown) => output.destroy(gone.signal.aborted ? undefined : (cause as Error)))
  return output
}

async function writeSheet(
  workbook: stream.xlsx.WorkbookWriter,
  { name, columns, frozen, rows }: Sheet,
  gone: AbortSignal,
): Promise<void> {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozen, ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  const heading = sheet.addRow(columns.map(({ label }) => label))
  heading.font = { bold: true }
  heading.alignment = { vertical: 'top', wrapText: true }
  heading.eachCell(cell => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF4F1EA' } }
    cell.border = { bottom: { style: 'medium' } }
  })
  heading.commit()
  const isLong = columns.length > 6
  for await (const cells of rows) {
    const row = sheet.addRow(cells.map(toCell))
    row.alignment = { vertical: 'top', wrapText: true }
    if (isLong) row.height = ROW_HEIGHT
    row.commit()
    await drained(sheet, gone)
  }
  sheet.commit()
}

/** Text stays text: a value given as a string is never a formula. An empty cell is none. */
function toCell(cell: Cell): string | number | null {
  if (typeof cell !== 'string' || cell.length <= LONGEST_CELL) return cell ?? null
  return `${cell.slice(0, LONGEST_CELL)} [… the whole text stands at the address]`
}

/**
 * Waits until what was written has gone on. The writer of exceljs hands its rows to a stream within and never waits
 * for it, so that a slow reader would leave the whole workbook in memory. That stream is of an old kind, which says only
 * in its inner state that it is full.
 */
async function drained(sheet: Worksheet, gone: AbortSignal): Promise<void> {
  gone.throwIfAborted()
  const { pipes } = (sheet as unknown as { stream: { pipes: InnerStream[] } }).stream
  for (const pipe of pipes) if (pipe._writableState.needDrain) await once(pipe, 'drain', { signal: gone })
}

type InnerStream = Writable & { _writableState: { needDrain: boolean } }
