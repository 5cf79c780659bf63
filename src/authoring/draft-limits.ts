import { LARGEST_FILE } from '../corpus/cache/file-stamp.ts'
import { DraftRefused } from './draft-refused.ts'

/** Drafts that one account has begun and not published. */
export const MOST_DRAFTS = 200
export const MOST_COMMENTS = 500
/** Refused texts that are kept with a draft. */
export const MOST_KEPT = 100
/** Letters of a comment, a note or a reason. */
export const LONGEST_NOTE = 5_000

/**
 * A text as it is kept: with the line ends of this library, whatever a browser makes of them, and without signs that no
 * file of text has.
 * @throws DraftRefused where it is larger than a review may be
 */
export function toDraftText(written: string): string {
  const text = written
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
  if (Buffer.byteLength(text) > LARGEST_FILE)
    throw new DraftRefused(413, 'The text is longer than a review may be, which is 2 MB. It was not saved.')
  return text
}

/**
 * What somebody wrote beside a draft, without space around it.
 * @throws DraftRefused where there is nothing, or too much
 */
export function toNote(written: string): string {
  const note = written.trim()
  if (note === '') throw new DraftRefused(422, 'Enter a text.')
  if (note.length > LONGEST_NOTE)
    throw new DraftRefused(422, `Shorten the text to at most ${LONGEST_NOTE} characters.`)
  return note
}
