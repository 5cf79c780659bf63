import { diffWordsWithSpace } from 'diff'
import type { Difference } from './verification.ts'

/** Texts that differ so much that a reader gains nothing from the words one by one. */
const PATIENCE_MS = 500

/** Two texts, word by word. */
export function toDifference(then: string, now: string): Difference {
  const parts = diffWordsWithSpace(then, now, { timeout: PATIENCE_MS })
  if (!parts) return { kind: 'too-much', detail: 'The texts differ too much to be compared word by word.' }
  return {
    kind: 'words',
    parts: parts.map(({ added, removed, value }) => ({
      change: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })),
  }
}
