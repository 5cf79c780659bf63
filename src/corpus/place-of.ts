import type { RootContent } from 'mdast'
import type { Place } from '../problems/problem.ts'

/** Place of a Markdown node in its file. */
export function placeOf(node: { position?: RootContent['position'] }): Place {
  const { start, end } = node.position!
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } }
}
