import type { Snapshot } from '../analysis/snapshot.ts'
import type { Problem } from '../problems/problem.ts'
import { isDisclosure } from '../problems/rules.ts'
import { checkText } from './check-text.ts'

/** Name under which a text is checked that has no id yet. */
export const UNNAMED = 'draft.md'

/**
 * What keeps a text from being published: every error, and whatever could identify somebody and is not waived.
 * @param file name that it would be published under, as far as it says one
 */
export function blockingProblems(file: string | undefined, markdown: string, snapshot: Snapshot): Problem[] {
  return checkText(file ?? UNNAMED, markdown, snapshot).problems.filter(isBlocking)
}

/** Whether one problem keeps a text from being published. */
export function isBlocking({
  severity,
  rule,
  paragraph,
  waived,
}: Pick<Problem, 'severity' | 'rule' | 'paragraph' | 'waived'>): boolean {
  // What shows only beside another review stands in no paragraph that a waiver could name: it is said, and a person decides.
  return severity === 'error' || (isDisclosure(rule) && paragraph !== undefined && waived === undefined)
}
