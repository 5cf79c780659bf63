import type { ExportKind, ExportRecord } from './export-record.ts'

/** What a cell may hold; an empty cell is undefined. */
export type Cell = string | number | undefined

/** A column of a table of records, with what the data dictionary says of it. */
export interface Column {
  key: string
  label: string
  description: string
  /** Kinds of record that have it. */
  kinds: readonly ExportKind[]
  cell(record: ExportRecord, site: Site): Cell
}

/** What addresses and citations are made of. */
export interface Site {
  name: string
  /** Address without a closing slash. */
  address: string
}
