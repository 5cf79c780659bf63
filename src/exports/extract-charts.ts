import type { ReportTable } from './report/report-table.ts'
import type { ThematicExtract } from './thematic-extract.ts'

/** A picture of the figures of an extract, with the table that says the same. */
export interface ExtractChart {
  title: string
  /** What it shows, in words, with its base. */
  alt: string
  png: Buffer
  /** Size in which it is shown, in CSS pixels. */
  width: number
  height: number
  table: ReportTable
}

/** Charts that go into the report of an extract, in their order; none where there is nothing to draw. */
export async function chartsOf(_extract: ThematicExtract): Promise<readonly ExtractChart[]> {
  return []
}
