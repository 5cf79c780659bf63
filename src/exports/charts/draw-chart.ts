import type { Loader } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import type { Chart, ChartSize } from './chart.ts'
import { chartConfig, moveWrappedLabels, toLines, WIDTHS } from './chart-style.ts'
import { escapeMarkup } from '../markup.ts'

/** Nothing is ever fetched for a chart: its figures are in it. */
const NOTHING_IS_FETCHED: Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
}

async function refuse(): Promise<never> {
  throw new Error('A chart fetches nothing')
}

/**
 * Letters in a line of what stands in words. A letter is reckoned as 0.8 of its height, as the drawing reckons it: what
 * it takes to be wider than the picture makes the chart under it narrower.
 */
const LINE_LETTERS = {
  wide: { title: 54, base: 75, text: 64 },
  narrow: { title: 29, base: 37, text: 34 },
} as const

/**
 * A chart as SVG with its title and its figures in words, as a reader that is told and not shown needs it. Where
 * there is nothing to draw the picture says so.
 */
export async function drawChart(chart: Chart, size: ChartSize): Promise<string> {
  // Loaded when the first chart is drawn: most commands draw none.
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const spec = chart.draw ? chart.draw(size) : inWords(chart.summary, size)
  // A key of shapes and fills at once is made of two, and it is said each time that they were merged.
  const logger = vega.logger(vega.Error)
  const { spec: compiled } = compile({ ...headed(spec, chart, size), config: chartConfig(size) }, { logger })
  const view = new vega.View(vega.parse(moveWrappedLabels(compiled)), {
    renderer: 'none',
    loader: NOTHING_IS_FETCHED,
    logLevel: vega.Error,
  })
  try {
    return describe(await view.toSVG(), chart)
  } finally {
    view.finalize()
  }
}

/** Title, description and role stand on the picture as a whole; its parts say nothing by themselves. */
function describe(svg: string, { title, summary, base }: Chart): string {
  const parts = svg.replace(/ (role|aria-[a-z]+)="[^"]*"/g, '')
  return parts.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} role="img" aria-labelledby="title desc"><title id="title">${escapeMarkup(title)}</title><desc id="desc">${escapeMarkup(`${summary} ${base}`)}</desc>`,
  )
}

/** The title and what is counted stand in the picture too: it goes where the page does not. */
function headed(spec: TopLevelSpec, { title, base }: Chart, size: ChartSize): TopLevelSpec {
  const text = toLines(title, LINE_LETTERS[size].title)
  const subtitle = toLines(base, LINE_LETTERS[size].base)
  const height = (spec as { height: number }).height + text.length * 19 + subtitle.length * 15 + 20
  return { ...spec, title: { text, subtitle }, height }
}

function inWords(text: string, size: ChartSize): TopLevelSpec {
  const lines = toLines(text, LINE_LETTERS[size].text)
  return {
    width: WIDTHS[size],
    height: lines.length * 20 + 20,
    autosize: { type: 'fit', contains: 'padding' },
    data: { values: [{}] },
    mark: { type: 'text', text: lines, align: 'left', baseline: 'top', lineHeight: 20 },
    encoding: { x: { value: 0 }, y: { value: 0 } },
  }
}
