import type { ListItem, RootContent, Table } from 'mdast'
import type { ImportNote } from './import-note.ts'
import { plainParagraph } from './draft-parts.ts'
import { readHeading } from './heading-names.ts'
import type { Line } from './pdf-pieces.ts'
import { tableAt } from './pdf-tables.ts'

const BULLET = /^[•▪●◦‣·*–-]\s+/
const NUMBERED = /^\(?(\d{1,2})[.)]\s+(?=\D)/
const ENDS = /[.!?:;”"')\]]$/
/** More letters than a heading has. */
const LONGEST_HEADING = 150

/** Blocks of a text from the lines of its pages: headings by their size, paragraphs, lists and tables. */
export class PdfBlocks {
  readonly blocks: RootContent[] = []
  readonly notes: ImportNote[] = []
  readonly #body: { size: number; font: string; gap: number }
  readonly #sizes: number[]
  #text = ''
  #kind: 'paragraph' | 'bullet' | 'numbered' = 'paragraph'
  #last: Line | undefined

  constructor(lines: readonly Line[]) {
    this.#body = bodyOf(lines)
    const larger = lines.filter(
      line => line.size > this.#body.size * 1.08 && line.text.length < LONGEST_HEADING,
    )
    this.#sizes = [...new Set(larger.map(line => line.size))].sort((a, b) => b - a)
  }

  add(lines: readonly Line[]): void {
    for (let at = 0; at < lines.length;) {
      const found = tableAt(lines, at)
      if (found) this.#addTable(found.table, lines[at]!.page)
      else this.#addLine(lines[at]!)
      at += found?.lines ?? 1
    }
    this.end()
  }

  /** Closes what is being put together. */
  end(): void {
    const text = this.#text.trim()
    this.#text = ''
    if (text === '') return
    if (this.#kind === 'paragraph') this.blocks.push(plainParagraph(text))
    else this.#addItem(text, this.#kind === 'numbered')
  }

  #addTable(table: Table, page: number): void {
    this.end()
    this.#last = undefined
    this.blocks.push(table)
    this.notes.push({
      kind: 'doubt',
      text: `A table on page ${page} was put together from where its words stand.`,
    })
  }

  #addLine(line: Line): void {
    const depth = this.#headingDepth(line)
    if (depth !== undefined) return this.#addHeading(line, depth)
    const kind = BULLET.test(line.text) ? 'bullet' : NUMBERED.test(line.text) ? 'numbered' : undefined
    if (kind !== undefined || this.#beginsParagraph(line)) {
      this.end()
      this.#kind = kind ?? 'paragraph'
    }
    this.#join(line.text.replace(BULLET, '').replace(kind === 'numbered' ? NUMBERED : /^$/, ''))
    this.#last = line
  }

  #addHeading(line: Line, depth: 1 | 2 | 3 | 4 | 5 | 6): void {
    const last = this.blocks.at(-1)
    const goesOn =
      this.#text === '' &&
      last?.type === 'heading' &&
      last.depth === depth &&
      this.#last?.page === line.page &&
      this.#last.size === line.size &&
      this.#last.y - line.y < line.size * 1.7 &&
      readHeading(line.text, true) === undefined
    this.end()
    if (goesOn) last.children.push({ type: 'text', value: ` ${line.text}` })
    else this.blocks.push({ type: 'heading', depth, children: [{ type: 'text', value: line.text }] })
    this.#last = line
  }

  /** By its size; of the size of the text, by another font and by words that are a heading's. */
  #headingDepth(line: Line): 1 | 2 | 3 | 4 | 5 | 6 | undefined {
    if (line.text.length > LONGEST_HEADING || line.cells.length > 1 || BULLET.test(line.text))
      return undefined
    const rank = this.#sizes.indexOf(line.size)
    if (rank >= 0) return Math.min(5, rank + 1) as 1
    const isOtherFont =
      line.font !== this.#body.font && line.size >= this.#body.size && !/[.,;]$/.test(line.text)
    const standsAlone = this.#beginsParagraph(line) && line.text.length < 90
    if (!isOtherFont || !standsAlone) return undefined
    return Math.min(6, this.#sizes.length + 1) as 1
  }

  #beginsParagraph(line: Line): boolean {
    const last = this.#last
    if (!last || this.#text === '') return true
    if (last.page !== line.page) return ENDS.test(this.#text) || /^[\p{Lu}\d]/u.test(line.text)
    return last.y - line.y > this.#body.gap * 1.35 || last.size !== line.size
  }

  #join(text: string): void {
    const divided = /(\p{L}+)-$/u.exec(this.#text)
    const rest = /^\p{Ll}+/u.exec(text)
    if (divided && rest) {
      this.notes.push({ kind: 'joined', text: `${divided[0]} ${rest[0]}`, became: `${divided[1]}${rest[0]}` })
      this.#text = `${this.#text.slice(0, -1)}${text}`
    } else this.#text += this.#text === '' ? text : ` ${text}`
  }

  #addItem(text: string, ordered: boolean): void {
    const item: ListItem = { type: 'listItem', spread: false, children: [plainParagraph(text)] }
    const last = this.blocks.at(-1)
    if (last?.type === 'list' && last.ordered === ordered) last.children.push(item)
    else this.blocks.push({ type: 'list', ordered, spread: false, children: [item] })
  }
}

/** Size, font and distance of lines of most of the text. */
function bodyOf(lines: readonly Line[]): { size: number; font: string; gap: number } {
  const size = mostOf(lines, line => line.size) ?? 10
  const body = lines.filter(line => line.size === size)
  const gaps = body.flatMap((line, at) => {
    const next = body[at + 1]
    const gap = next && next.page === line.page ? line.y - next.y : 0
    return gap > 0 && gap < size * 2.5 ? [Math.round(gap * 2) / 2] : []
  })
  const usual =
    gaps.length === 0 ? size * 1.2 : [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length * 0.3)]!
  return { size, font: mostOf(body, line => line.font) ?? '', gap: usual }
}

function mostOf<Value>(lines: readonly Line[], valueOf: (line: Line) => Value): Value | undefined {
  const letters = new Map<Value, number>()
  for (const line of lines) letters.set(valueOf(line), (letters.get(valueOf(line)) ?? 0) + line.text.length)
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0]
}
