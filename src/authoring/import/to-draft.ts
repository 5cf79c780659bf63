import { toExactReview } from './exact-review.ts'
import { toString } from 'mdast-util-to-string'
import { LARGEST_FILE } from '../../corpus/cache/file-stamp.ts'
import { ImportRefused } from './import-limits.ts'
import { lostPassages } from './lost-passages.ts'
import { placeParts } from './place-parts.ts'
import type { ImportedText, ImportNote, ReadDocument } from './import-note.ts'

const NO_TEXT =
  'There is no text in the document. If its pages are pictures, have the text recognised (OCR) and send that.'

/**
 * Makes the text of a draft from a document as it was read.
 * @throws ImportRefused where there is no text, or more than a review may have
 */
export function toDraft(document: ReadDocument, taxonomyVersion: string): ImportedText {
  if (document.title === undefined && `${document.asWritten ?? ''}${toString(document.root)}`.trim() === '')
    throw new ImportRefused(NO_TEXT)
  const draft = toDraftOf(document, taxonomyVersion)
  if (Buffer.byteLength(draft.markdown) > LARGEST_FILE)
    throw new ImportRefused('The text is longer than a review may be, which is 2 MB. Send a part of it.')
  return draft
}

function toDraftOf(document: ReadDocument, taxonomyVersion: string): ImportedText {
  if (document.asWritten !== undefined) return { markdown: document.asWritten, notes: document.notes }
  const { markdown, notes } = document.isReview
    ? toExactReview(document)
    : placeParts(document, taxonomyVersion)
  const told = [...document.notes, ...notes]
  const lost = lostPassages(document.passages ?? [], textOfDraft(markdown, told))
  return { markdown, notes: [...told, ...lost.map(text => ({ kind: 'lost' as const, text }))] }
}

/** What stands in the draft and in the notes, each once. */
function textOfDraft(markdown: string, notes: readonly ImportNote[]): string {
  // What has no place stands in the draft as well, and what is deleted is no text of the document.
  const told = notes.filter(({ kind }) => kind !== 'not-placed' && kind !== 'deleted').map(({ text }) => text)
  // The number of an item stands in its name.
  return [markdown.replace(/^### ([FER])(\d+)\./gm, '$1$2 $2'), ...told].join('\n')
}
