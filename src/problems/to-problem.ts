import type { RawProblem, Problem } from './problem.ts'
import { severityOf } from './rules.ts'

/**
 * Stamps what a rule found with file, severity and address. The only place that does:
 * rules find, this decides how bad it is.
 */
export function toProblem(file: string, { place, ...found }: RawProblem): Problem {
  return {
    file,
    line: place.start.line,
    column: place.start.column,
    ...(place.end && { endLine: place.end.line, endColumn: place.end.column }),
    severity: found.waived === undefined ? severityOf(found.rule) : 'warning',
    url: `/method/rules#${found.rule}`,
    ...found,
  }
}

/** Orders problems as a reader meets them: by file, line, column. */
export function byPosition(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
}
