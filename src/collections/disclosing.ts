import type { Snapshot } from '../analysis/snapshot.ts'
import { disclosedInText } from '../corpus/disclosure/disclosed-in-text.ts'

/** What is wrong with a field of what somebody wants to keep, in words for whoever typed it. */
export interface WordFault {
  field: string
  message: string
}

/**
 * What of a title or a note could identify somebody.
 * @param what it is, in words: `the title`
 */
export function disclosing(
  field: string,
  what: string,
  text: string,
  { taxonomy, corpus }: Pick<Snapshot, 'taxonomy' | 'corpus'>,
): WordFault[] {
  const found = disclosedInText(text, taxonomy, corpus.reviews)
  if (found.length === 0) return []
  const said = found.map(({ met, message, hint }) => {
    // A rule says where in a file it looked, which is nothing here.
    const [unexpected = ''] = message.replace(/^Unexpected /, '').split(/ in `text`|, expected/)
    return `“${met}” (${unexpected}).${hint && ` ${hint}`}`
  })
  return [{ field, message: `Take out of ${what} what could identify somebody: ${said.join(' ')}` }]
}

/** The same of what is kept of an extract: what everybody who has its address can read. */
export function disclosingInExtract(
  {
    title = '',
    notes = '',
    leaveOut = [],
  }: {
    title?: string | undefined
    notes?: string | undefined
    leaveOut?: ReadonlyArray<{ id: string; reason: string }> | undefined
  },
  snapshot: Snapshot,
): WordFault[] {
  return [
    ...disclosing('title', 'the title', title, snapshot),
    ...disclosing('notes', 'the notes', notes, snapshot),
    ...leaveOut.flatMap(({ id, reason }) =>
      disclosing(`reason-${id}`, `the reason for leaving out ${id}`, reason, snapshot),
    ),
  ]
}
