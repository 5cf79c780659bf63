import { toExactReview } from './exact-review.ts'
import { placeParts } from './place-parts.ts'
import type { ImportedText, ReadDocument } from './import-note.ts'

/** Makes the text of a draft from a document as it was read. */
export function toDraft(document: ReadDocument, taxonomyVersion: string): ImportedText {
  if (document.asWritten !== undefined) return { markdown: document.asWritten, notes: document.notes }
  const { markdown, notes } = document.isReview
    ? toExactReview(document)
    : placeParts(document, taxonomyVersion)
  return { markdown, notes: [...document.notes, ...notes] }
}
