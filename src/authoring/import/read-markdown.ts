import { parseMarkdown, splitByteOrderMark } from '../../corpus/parse-markdown.ts'
import { decodeText } from './decode-text.ts'
import { ImportRefused } from './import-limits.ts'
import type { ReadDocument } from './import-note.ts'

/**
 * Reads Markdown. What begins with front matter is a review and is taken as it is.
 * @throws ImportRefused where it is no text
 */
export function readMarkdown(bytes: Uint8Array): ReadDocument {
  const { text } = splitByteOrderMark(decodeText(bytes))
  const written = text.replace(/\r\n?/g, '\n')
  const root = parseMarkdown(written)
  if (!root)
    throw new ImportRefused(
      'Lists or quotations are nested a hundred deep in the file. Take some out and send it again.',
    )
  const isReview = root.children[0]?.type === 'yaml'
  return { root, notes: [], isReview, ...(isReview && { asWritten: written }) }
}
