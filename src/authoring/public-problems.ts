import type { Corpus } from '../corpus/corpus.ts'
import { toPublicPlace, type HeldRange } from '../corpus/held-ranges.ts'
import type { Problem } from '../problems/problem.ts'
import { RULES } from '../problems/rules.ts'
import { maskDisclosed } from '../problems/without-disclosed.ts'
import { checkLibrary } from './check-library.ts'

/** A problem as anybody may see it. */
export interface PublicProblem extends Omit<Problem, 'met' | 'expected' | 'paragraph' | 'waived'> {
  /** Whether its file is kept out of the library. */
  keptOut: boolean
}

/**
 * Problems of the library as anybody may see them. Of a file that is kept out, held or withdrawn they say where and
 * which rule, and nothing that stands in it: it may be so because of what it says. What is wrong with a value that is
 * held would say something of the value: it is shown only where it keeps its file out, once, at the name of the field.
 */
export function publicProblems(
  corpus: Pick<Corpus, 'problems' | 'reviews' | 'taxonomy' | 'keptOut' | 'held'>,
): PublicProblem[] {
  const keptOut = new Set(corpus.keptOut.map(addressOfFile))
  const silent = new Set([
    ...keptOut,
    ...corpus.reviews
      .filter(review => review.childDetail === 'held' || review.withdrawn !== undefined)
      .map(review => addressOfFile(review.file)),
  ])
  const held = new Map([...corpus.held].map(([name, ranges]) => [addressOfFile(name), ranges]))
  const shown = maskDisclosed(checkLibrary(corpus)).flatMap(problem => {
    const isKeptOut = keptOut.has(problem.file)
    const placed = atPublicPlace(problem, held.get(problem.file) ?? [], isKeptOut)
    if (!placed) return []
    const { met: _met, expected: _expected, paragraph: _paragraph, waived, message, hint, ...where } = placed
    return [
      {
        ...where,
        keptOut: isKeptOut,
        ...(silent.has(where.file)
          ? { message: `${waived === undefined ? '' : 'Waived: '}${RULES[where.rule]!.explanation}` }
          : { message, ...(hint !== undefined && { hint }) }),
      },
    ]
  })
  return once(shown)
}

/** The problem where it is in the public text; undefined where it is no more than a fault of a held value. */
function atPublicPlace(
  problem: Problem,
  ranges: readonly HeldRange[],
  isKeptOut: boolean,
): Problem | undefined {
  if (ranges.length === 0) return problem
  const { line, column, endLine, endColumn, ...rest } = problem
  const start = toPublicPlace({ line, column }, ranges)
  if (start.held) return isKeptOut ? { ...rest, ...start.at } : undefined
  if (endLine === undefined || endColumn === undefined) return { ...rest, ...start.at }
  const end = toPublicPlace({ line: endLine, column: endColumn }, ranges)
  return { ...rest, ...start.at, ...(!end.held && { endLine: end.at.line, endColumn: end.at.column }) }
}

/** How often a held value is at fault says how many there are. */
function once(problems: readonly PublicProblem[]): PublicProblem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()]
}

function addressOfFile(name: string): string {
  return `reviews/${name}`
}
