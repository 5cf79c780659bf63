import type { Problem } from './problem.ts'
import { isDisclosure } from './rules.ts'

/** The problem as others may read it: what would identify somebody is pointed at and not repeated. */
export function withoutDisclosed(problem: Problem): Problem {
  if (!isDisclosure(problem.rule)) return problem
  const { met: _met, ...rest } = problem
  return rest
}
