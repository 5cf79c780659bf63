import { recordOf } from '../record-of.ts'
import type { CheckedFile } from '../rules/rule.ts'

/**
 * Whether a file is looked through for everything that could identify somebody: whatever is written for the library,
 * and any draft, since nothing in either has been published before. A published summary gives what others have
 * published, and was a draft once.
 */
export function isStrict(file: CheckedFile): boolean {
  return file.isDraft || recordOf(file) !== 'summary'
}
