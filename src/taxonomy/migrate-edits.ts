import type { Place, Point } from '../problems/problem.ts'

/** A stretch of a text and what takes its place; everything around it stays as it is, to the letter. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** A text that is edited by the places at which its YAML was read. */
export class EditedText {
  readonly text: string
  readonly #lines: number[]
  readonly #edits: Edit[] = []

  constructor(text: string) {
    this.text = text
    this.#lines = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)]
  }

  offsetOf({ line, column }: Point): number {
    return this.#lines[line - 1]! + column - 1
  }

  lineOf(offset: number): number {
    return this.#lines.findLastIndex(start => start <= offset) + 1
  }

  /** Offsets of a value; one whose end is not known is taken to its start. */
  rangeOf({ start, end }: Place): { start: number; end: number } {
    return { start: this.offsetOf(start), end: this.offsetOf(end ?? start) }
  }

  edit(edit: Edit): void {
    this.#edits.push(edit)
  }

  /**
   * Puts an id in place of another, and keeps the quotation marks it may stand in.
   * @throws CannotEdit where something else stands there
   */
  replaceId(place: Place, from: string, to: string): void {
    const { start, end } = this.rangeOf(place)
    const written = this.text.slice(start, end)
    const quoted = written === `'${from}'` || written === `"${from}"`
    if (!quoted && written !== from)
      throw new CannotEdit(
        place.start.line,
        `\`${from}\` cannot be changed in place here. Write it plain, on one line.`,
      )
    const inside = quoted ? 1 : 0
    this.edit({ start: start + inside, end: end - inside, text: to })
  }

  get changes(): number {
    return this.#edits.length
  }

  /** The text with its edits. */
  toString(): string {
    return this.#edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((out, { start, end, text }) => out.slice(0, start) + text + out.slice(end), this.text)
  }
}

/** Something is written in a way that cannot be edited in place. */
export class CannotEdit extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.name = 'CannotEdit'
    this.line = line
  }
}
