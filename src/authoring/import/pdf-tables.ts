import type { Table } from 'mdast'
import type { Line } from './pdf-pieces.ts'

/** How far two cells of a column may begin from each other, in points. */
const ALIGNED = 6
const FEWEST_ROWS = 2

/**
 * A table that begins at a line: rows of cells that begin at the same places. A line that has words in some columns
 * only, close below the one before, goes on with its row.
 * @returns the table and how many lines it takes; undefined where there is none
 */
export function tableAt(lines: readonly Line[], start: number): { table: Table; lines: number } | undefined {
  const head = lines[start]!
  if (head.cells.length < 2) return undefined
  const columns = head.cells.map(cell => cell.x)
  const rows: string[][] = []
  let at = start
  let full = 0
  for (; at < lines.length; at++) {
    const line = lines[at]!
    const before = at === start ? undefined : lines[at - 1]!
    const places = line.cells.map(cell => columns.findIndex(x => Math.abs(x - cell.x) < ALIGNED))
    if (places.includes(-1) || (before && (before.page !== line.page || before.y - line.y > line.size * 3.5)))
      break
    const isClose =
      before?.size === line.size && before.font === line.font && before.y - line.y < line.size * 1.5
    const goesOn = isClose && (places.length < columns.length || !places.includes(0))
    // One cell alone that is not close below is a line of text.
    if (!goesOn && places.length < 2) break
    if (!goesOn) {
      rows.push(columns.map(() => ''))
      if (places.length === columns.length) full++
    }
    line.cells.forEach(({ text }, n) => {
      const row = rows.at(-1)!
      row[places[n]!] = [row[places[n]!], text].filter(Boolean).join(' ')
    })
  }
  return full < FEWEST_ROWS ? undefined : { table: toTable(rows), lines: at - start }
}

function toTable(rows: readonly string[][]): Table {
  return {
    type: 'table',
    children: rows.map(cells => ({
      type: 'tableRow',
      children: cells.map(value => ({
        type: 'tableCell',
        children: value === '' ? [] : [{ type: 'text', value }],
      })),
    })),
  }
}
