import type { Corpus } from '../corpus/corpus.ts'
import type { Problem } from '../problems/problem.ts'
import { RULES } from '../problems/rules.ts'
import { checkLibrary } from './check-library.ts'

/** A problem as anybody may see it. */
export interface PublicProblem extends Omit<Problem, 'met' | 'expected'> {
  /** Whether its file is kept out of the library. */
  keptOut: boolean
}

/**
 * Problems of the library as anybody may see them. Of a file that is kept out, held or withdrawn they say where and
 * which rule, and nothing that stands in it: it may be so because of what it says.
 */
export function publicProblems(corpus: Pick<Corpus, 'problems' | 'reviews' | 'keptOut'>): PublicProblem[] {
  const keptOut = new Set(corpus.keptOut.map(addressOfFile))
  const silent = new Set([
    ...keptOut,
    ...corpus.reviews
      .filter(review => review.childDetail === 'held' || review.withdrawn !== undefined)
      .map(review => addressOfFile(review.file)),
  ])
  return checkLibrary(corpus).map(({ met: _met, expected: _expected, message, hint, ...where }) => ({
    ...where,
    keptOut: keptOut.has(where.file),
    ...(silent.has(where.file)
      ? { message: RULES[where.rule]!.explanation }
      : { message, ...(hint !== undefined && { hint }) }),
  }))
}

function addressOfFile(name: string): string {
  return `reviews/${name}`
}
