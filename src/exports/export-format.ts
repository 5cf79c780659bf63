import type { Readable } from 'node:stream'
import type { Site } from './column.ts'
import type { ThematicExtract } from './thematic-extract.ts'

/** A form in which an extract leaves the library. To add one: a file in formats/ and a line in formats.ts. */
export interface ExportFormat {
  /** As it stands in the address and at the end of the file name: `csv`. */
  id: string
  /** What a person chooses it by: "Excel workbook". */
  label: string
  /** What it is for, in a sentence. */
  description: string
  mediaType: string
  /** More items than this it does not take; a reader could not use it. */
  most?: number
  write(extract: ThematicExtract, site: Site): Readable | Promise<Readable>
}
