import type { ImportLimits } from './import-limits.ts'
import type { ImportKind, ReadDocument } from './import-note.ts'
import { readHtml } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPdf } from './read-pdf.ts'
import { readWord } from './read-word.ts'

const READERS: Readonly<
  Record<
    ImportKind,
    (bytes: Uint8Array, limits: ImportLimits, listFields: ReadonlySet<string>) => Promise<ReadDocument>
  >
> = {
  docx: readWord,
  pdf: readPdf,
  html: bytes => Promise.resolve(readHtml(bytes)),
  md: bytes => Promise.resolve(readMarkdown(bytes)),
}

/**
 * Reads a document of one of the kinds.
 * @param listFields fields that hold a list, for the tables of fields of a Word document
 * @throws ImportRefused
 */
export function readDocument(
  kind: ImportKind,
  bytes: Uint8Array,
  limits: ImportLimits,
  listFields: ReadonlySet<string>,
): Promise<ReadDocument> {
  return READERS[kind](bytes, limits, listFields)
}
