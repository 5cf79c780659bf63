import type { Problem } from './problem.ts'
import { isDisclosure } from './rules.ts'

/** The problem as others may read it: what would identify somebody is pointed at and not repeated. */
export function withoutDisclosed(problem: Problem): Problem {
  if (!isDisclosure(problem.rule)) return problem
  const { met: _met, paragraph: _paragraph, ...rest } = problem
  return rest
}

/**
 * Problems as others may read them. Other rules quote what an author wrote: words that a rule on disclosure found in
 * the same file are struck out wherever they are repeated.
 */
export function maskDisclosed(problems: readonly Problem[]): Problem[] {
  const found = new Map<string, Set<string>>()
  for (const { rule, met, file } of problems) {
    if (!isDisclosure(rule) || met === undefined) continue
    found.set(file, (found.get(file) ?? new Set()).add(met))
  }
  return problems.map(problem => {
    const words = [...(found.get(problem.file) ?? [])].sort((a, b) => b.length - a.length)
    const strike = (text: string) => words.reduce((out, word) => out.replaceAll(word, '…'), text)
    const { met, expected, message, hint, waived, ...rest } = withoutDisclosed(problem)
    return {
      ...rest,
      message: strike(message),
      ...(met !== undefined && { met: strike(met) }),
      ...(expected !== undefined && { expected: strike(expected) }),
      ...(hint !== undefined && { hint: strike(hint) }),
      ...(waived !== undefined && { waived: strike(waived) }),
    }
  })
}
