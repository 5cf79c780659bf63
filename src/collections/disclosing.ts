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
  // A rule says where in a file it looked, which is nothing here; its hint is for files.
  const said = found.map(
    ({ met, message }) =>
      `“${met}” (${message
        .replace(/^Unexpected /, '')
        .replace(' in `text`', '')
        .replace(/\.$/, '')})`,
  )
  return [{ field, message: `Take out of ${what} what could identify somebody: ${said.join('; ')}` }]
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
