import type { ImportKind } from './import-note.ts'

/** What a document that is taken in may cost. Each limit is far above any review, and below what would hurt a server. */
export interface ImportLimits {
  /** Of the file as it is sent. */
  bytes: number
  /** Of everything in it, unpacked. */
  unpackedBytes: number
  /** Files in a Word document, which is an archive. */
  entries: number
  /** Of a PDF. */
  pages: number
  /** Pieces of text of a PDF. */
  pieces: number
  seconds: number
  /** Of what the reader keeps in memory. */
  memoryMb: number
}

export const IMPORT_LIMITS: ImportLimits = {
  bytes: 20_000_000,
  unpackedBytes: 100_000_000,
  entries: 2_000,
  pages: 800,
  pieces: 1_000_000,
  seconds: 30,
  memoryMb: 768,
}

/** Of text there is less than of what has pictures in it; a review itself has at most 2 MB. */
export const BYTES_OF: Readonly<Record<ImportKind, number>> = {
  docx: IMPORT_LIMITS.bytes,
  pdf: IMPORT_LIMITS.bytes,
  html: 10_000_000,
  md: 2_000_000,
}

/** The limits on the size of a file, for a person who chooses one. */
export const SIZES_IN_WORDS = `.docx and .pdf at most ${megabytes(BYTES_OF.docx)}, .html ${megabytes(BYTES_OF.html)}, .md ${megabytes(BYTES_OF.md)}`

/** Why a file of a size is not read, for whoever chose it; undefined where it is. */
export function whyTooLarge(kind: ImportKind, bytes: number, most = BYTES_OF[kind]): string | undefined {
  const limit = Math.min(most, BYTES_OF[kind])
  if (bytes <= limit) return undefined
  const advice =
    kind === 'md' || kind === 'html' ? 'Send a part of it.' : 'Take out its pictures, or send a part of it.'
  return `The file is larger than ${megabytes(limit)}, which is the limit for .${kind}: it has ${megabytes(bytes)}. ${advice}`
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1_000_000).toFixed(bytes < 1_000_000 ? 3 : 1))} MB`
}

/** A document cannot be taken in: the message says why and what to do, for a person. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
  readonly expose = true
  readonly status = 422
  readonly statusCode = 422
}
