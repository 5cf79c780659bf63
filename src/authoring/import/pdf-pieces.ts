/** A piece of text of a page, as the program that made the PDF laid it down. Lengths are in points. */
export interface Piece {
  text: string
  x: number
  y: number
  width: number
  size: number
  font: string
}

/** A line of a page: pieces that stand side by side. */
export interface Line {
  page: number
  /** From the left edge and the foot of the page. */
  x: number
  y: number
  right: number
  size: number
  font: string
  /** Parts that stand far apart, as in the cells of a table, with where each begins. */
  cells: Array<{ x: number; text: string }>
  text: string
}

/** A gap this many times the size of the letters divides cells. */
const CELL_GAP = 1.6
/** A gap of less than this is none between two words. */
const WORD_GAP = 0.15

/** Puts the pieces of a page together to lines, from top to bottom. */
export function toLines(page: number, pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = []
  for (const piece of pieces.filter(({ text }) => text.trim() !== '').toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.y - piece.y) < Math.max(2, piece.size * 0.4)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(row =>
    toLine(
      page,
      row.toSorted((a, b) => a.x - b.x),
    ),
  )
}

function toLine(page: number, pieces: readonly Piece[]): Line {
  const [first] = pieces
  const cells: Line['cells'] = []
  let right = first!.x
  for (const { x, width, text, size } of pieces) {
    const cell = cells.at(-1)
    const gap = x - right
    if (!cell || gap > size * CELL_GAP) cells.push({ x, text })
    else cell.text += gap > size * WORD_GAP && !/\s$/.test(cell.text) && !/^\s/.test(text) ? ` ${text}` : text
    right = Math.max(right, x + width)
  }
  for (const cell of cells) cell.text = cell.text.replace(/\s+/g, ' ').trim()
  const widest = pieces.reduce((most, piece) => (piece.text.length > most.text.length ? piece : most))
  return {
    ...{
      page,
      cells,
      right,
      x: first!.x,
      y: first!.y,
      size: Math.round(widest.size * 2) / 2,
      font: widest.font,
    },
    text: cells.map(({ text }) => text).join(' '),
  }
}
