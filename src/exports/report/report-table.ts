/** A table as a report shows it. */
export interface ReportTable {
  caption: string
  columns: readonly string[]
  /** The first cell of a row is its heading. */
  rows: ReadonlyArray<ReadonlyArray<string | number>>
  /** What has to be known to read it. */
  note?: string
}
