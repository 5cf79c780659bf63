import type { Snapshot } from '../analysis/snapshot.ts'
import { isDisclosure } from '../problems/rules.ts'
import { checkText } from './check-text.ts'
import { DraftRefused } from './draft-refused.ts'

const FENCE = /^---[ \t]*$/

/**
 * The text of a review with its withdrawal as the last field of its front matter; all else stays to the letter.
 * @param reason one paragraph, which is published
 * @throws DraftRefused where the reason itself could identify somebody
 */
export function withWithdrawal(file: string, markdown: string, reason: string, snapshot: Snapshot): string {
  const lines = markdown.split('\n')
  const closing = lines.findIndex((line, at) => at > 0 && FENCE.test(line.trimEnd()))
  // A quoted string of JSON is one of YAML too, whatever stands in it.
  const value = JSON.stringify(reason.replace(/\s+/g, ' '))
  const date = new Date().toISOString().slice(0, 7)
  const next = lines.toSpliced(closing, 0, `withdrawn: {date: ${date}, reason: ${value}}`).join('\n')
  // What has been published stays as it was judged then; the reason is new.
  const { problems } = checkText(file, next, snapshot)
  const { review } = checkText(file, next, snapshot, { isDraft: false })
  const at = closing + 1
  const found = problems.filter(
    ({ line, rule, severity }) => line === at && (isDisclosure(rule) || severity === 'error'),
  )
  if (found.length > 0)
    throw new DraftRefused(
      422,
      `The reason is published, and cannot be as it is written. ${[...new Set(found.map(one => one.message))].join(' ')}`,
    )
  if (!review?.withdrawn)
    throw new DraftRefused(
      422,
      'The file of this review has faults of its own. Put them right, then withdraw it.',
    )
  return next
}
