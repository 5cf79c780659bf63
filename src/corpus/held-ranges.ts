import type { Point } from '../problems/problem.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { parseMarkdown, splitByteOrderMark } from './parse-markdown.ts'
import { blocksOf, heldPairs, holding } from './public-markdown.ts'

/** A stretch of a file that is not published, and what stands for it in the text that is. */
export interface HeldRange {
  from: Point
  /** Exclusive. */
  to: Point
  publicFrom: Point
  publicTo: Point
}

/**
 * Where child-level values stand in a file. A place below them tells how long they are, so places are published as
 * they are in the public text. A file that cannot be read as Markdown has none.
 */
export function heldRanges(written: string, taxonomy: Taxonomy): HeldRange[] {
  const { text } = splitByteOrderMark(written)
  if (!parseMarkdown(text)) return []
  const ranges: HeldRange[] = []
  for (const block of blocksOf(text)) {
    const { line, column } = block.position!.start
    const placeOf = (offset: number): Point => {
      const before = block.value.slice(0, offset).split('\n')
      return { line: line + before.length, column: before.at(-1)!.length + column }
    }
    for (const { key, start, end } of heldPairs(block.value, taxonomy)) {
      const from = placeOf(start)
      const publicFrom = toPublicPlace(from, ranges).at
      const publicTo = { ...publicFrom, column: publicFrom.column + holding(key).length }
      ranges.push({ from, to: placeOf(end), publicFrom, publicTo })
    }
  }
  return ranges
}

/** A place as it is in the public text; `held` where it lies in what is not published, and then where that begins. */
export function toPublicPlace(at: Point, ranges: readonly HeldRange[]): { at: Point; held: boolean } {
  const range = ranges.findLast(one => !isBefore(at, one.from))
  if (!range) return { at, held: false }
  const { to, publicFrom, publicTo } = range
  if (isBefore(at, to)) return { at: publicFrom, held: true }
  const line = at.line - to.line + publicTo.line
  const column = at.line === to.line ? at.column - to.column + publicTo.column : at.column
  return { at: { line, column }, held: false }
}

function isBefore(a: Point, b: Point): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}
