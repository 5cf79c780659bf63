import { toExactReview } from './exact-review.ts'
import { placeParts } from './place-parts.ts'
import type { ImportNote, ReadDocument } from './read-document.ts'

/** A document as the text of a draft, with what does not stand in it as it stood in the document. */
export interface ImportedText {
  markdown: string
  notes: ImportNote[]
}

/** Makes the text of a draft from a document as it was read. */
export function toDraft(document: ReadDocument, taxonomyVersion: string): ImportedText {
  if (document.asWritten !== undefined) return { markdown: document.asWritten, notes: document.notes }
  const { markdown, notes } = document.isReview
    ? toExactReview(document)
    : placeParts(document, taxonomyVersion)
  return { markdown, notes: [...document.notes, ...notes] }
}
