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

/** A document cannot be taken in: the message says why and what to do, for a person. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
  readonly expose = true
  readonly status = 422
  readonly statusCode = 422
}
