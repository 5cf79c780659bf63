import { Bitset } from '../analysis/bitset.ts'
import { CHARTS } from './charts/charts.ts'
import { drawChart } from './charts/draw-chart.ts'
import { toPng } from './charts/to-png.ts'
import type { ReportTable } from './report/report-table.ts'
import type { ThematicExtract } from './thematic-extract.ts'

/** A chart as a report takes it, with everything that it must say of it. */
export interface ExtractChart {
  id: string
  title: string
  /** What a reader is told who does not see the picture. */
  alt: string
  png: Buffer
  svg: string
  /** Size in which it is shown, in CSS pixels. */
  width: number
  height: number
  table: ReportTable
  base: string
  summary: string
}

/** The charts of a report, in their order. */
const OF_A_REPORT = ['findings-over-time', 'systems-levels']

/** The charts of an extract, counted of what is in it after what was left out; none where nothing is in it. */
export async function chartsOf({ snapshot, query, rows }: ThematicExtract): Promise<ExtractChart[]> {
  const { catalogue } = snapshot
  const numbers = rows.filter(({ kind }) => kind === query.kind).map(({ id }) => catalogue.row(id)!.number)
  if (numbers.length === 0) return []
  const input = { catalogue, kind: query.kind, rows: Bitset.of(catalogue.size, numbers) }
  const drawn = await Promise.all(
    OF_A_REPORT.map(async id => {
      const { draw, ...chart } = CHARTS[id]!.create(input, {})
      if (!draw) return []
      const svg = await drawChart({ ...chart, draw }, 'wide')
      const { title, summary, base, table } = chart
      const figures = { caption: title, ...table, note: base }
      const drawing = { png: toPng(svg), svg, ...sizeOf(svg) }
      return [{ id, title, alt: `${title}. ${summary}`, ...drawing, table: figures, base, summary }]
    }),
  )
  return drawn.flat()
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  return { width: Math.round(Number(width)), height: Math.round(Number(height)) }
}
