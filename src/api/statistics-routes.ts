import type { Request, Response, Router } from 'express'
import { crossTab, type CrossTab } from '../analysis/cross-tab.ts'
import { distinctReviews } from '../analysis/distinct-reviews.ts'
import { nationalFigures } from '../analysis/national-figures.ts'
import { countSilence, SILENCE_STATES, silenceTopics } from '../analysis/silence.ts'
import { LIMITS, realRows } from '../exports/charts/chart.ts'
import { createChart, parseChartRequest } from '../exports/charts/chart-request.ts'
import { CHARTS } from '../exports/charts/charts.ts'
import { drawChart } from '../exports/charts/draw-chart.ts'
import { toTableCsv } from '../exports/charts/table-csv.ts'
import { toPng } from '../exports/charts/to-png.ts'
import { toStatisticsCsv } from '../exports/statistics-csv.ts'
import type { Library } from '../search/library.ts'
import { matchingRows } from '../search/matching-rows.ts'
import { parseStatisticsQuery, type StatisticsQuery } from '../search/statistics-query.ts'
import type { Benchmark } from '../taxonomy/benchmarks-schema.ts'
import { notFound, refuseParams } from './refusals.ts'
import { toReference } from './to-json.ts'

/** Figures of what a query selects: tables, charts, and silence on a topic. */
export function addStatisticsRoutes(router: Router, library: Library): void {
  router.get('/statistics', async (request, response) => {
    const counted = await count(request, response, library)
    if (counted) response.json(toStatisticsAnswer(counted))
  })

  router.get('/statistics.csv', async (request, response) => {
    const counted = await count(request, response, library)
    if (counted) sendCsv(response, 'lessons-library-statistics', toStatisticsCsv(counted.table))
  })

  router.get('/silence', async (request, response) => {
    const { query, choices, faults } = parseChartRequest(
      CHARTS['silence']!,
      request.query,
      library.snapshot.taxonomy,
    )
    if ('size' in request.query)
      faults.push({ in: 'query', name: 'size', detail: 'There is no such parameter.' })
    if (faults.length > 0) return refuseParams(response, faults)
    const { snapshot, rows } = await matchingRows(library, query)
    const topic = silenceTopics(snapshot).find(({ id }) => id === choices.topic)!
    const { reviews, ...silence } = countSilence(snapshot.catalogue, topic, rows)
    const byState = <T>(of: (state: (typeof SILENCE_STATES)[number]) => T) =>
      Object.fromEntries(SILENCE_STATES.map(state => [state, of(state)]))
    response.json({
      ...silence,
      counts: byState(state => reviews[state].length),
      reviews: byState(state => reviews[state].map(toReference)),
      limits: `What a summary leaves out, the report may say. ${LIMITS}`,
    })
  })

  router.get('/charts/:name.svg', async (request, response) => {
    const found = await findChart(request, response, library)
    if (found) response.type('image/svg+xml').send(await drawChart(found.chart, found.size))
  })

  router.get('/charts/:name.png', async (request, response) => {
    const found = await findChart(request, response, library)
    if (found) response.type('image/png').send(toPng(await drawChart(found.chart, found.size)))
  })

  router.get('/charts/:name.csv', async (request, response) => {
    const found = await findChart(request, response, library)
    if (!found) return
    const { columns, rows } = found.chart.table
    sendCsv(response, `lessons-library-${request.params.name}`, toTableCsv(columns, rows))
  })
}

type Counted = NonNullable<Awaited<ReturnType<typeof count>>>

/** The table that was asked for; undefined where the request was refused. */
async function count(request: Request, response: Response, library: Library) {
  const { faults, rows, ...asked } = parseStatisticsQuery(request.query, library.snapshot.taxonomy)
  if (rows === undefined && !faults.some(({ name }) => name === 'rows'))
    faults.push({ in: 'query', name: 'rows', detail: 'Missing; say what stands in the rows.' })
  if (faults.length > 0 || rows === undefined) {
    refuseParams(response, faults)
    return undefined
  }
  const { snapshot, rows: selected } = await matchingRows(library, asked.query)
  const { catalogue } = snapshot
  const table = crossTab(catalogue, selected, { kind: asked.query.kind, rows, cols: asked.cols })
  return { table, catalogue, asked: { ...asked, rows } }
}

function toStatisticsAnswer({ table, catalogue, asked }: Counted) {
  const { q, kind, filters, from, to, area } = asked.query
  const all = realRows(catalogue, kind)
  return {
    query: { q, kind, filters, ...(from !== undefined && { from }), ...(to !== undefined && { to }), area },
    ...table,
    library: { items: all.count(), reviews: distinctReviews(catalogue, realRows(catalogue, 'review')) },
    limits: LIMITS,
    national: {
      caveat: catalogue.taxonomy.benchmarks.caveat,
      terms: nationalFigures(catalogue, isAskedOf(asked)).map(({ figures, library, ...about }) => ({
        ...about,
        ...(library && { library }),
        figures: figures.map(toFigure),
      })),
    },
  } satisfies Record<string, unknown> & CrossTab
}

/** National figures are asked for with the facets of the table and with the terms that narrow it. */
function isAskedOf({ query, rows, cols }: StatisticsQuery): (facet: string, term: string) => boolean {
  return (facet, term) => facet === rows || facet === cols || (query.filters[facet]?.includes(term) ?? false)
}

function toFigure({ base_n, base_unit, source_url, ...figure }: Benchmark) {
  return {
    ...figure,
    base: { ...(base_n !== undefined && { count: base_n }), unit: base_unit },
    ...(source_url !== '' && { url: source_url }),
  }
}

async function findChart(request: Request<{ name: string }>, response: Response, library: Library) {
  const { name } = request.params
  const kind = Object.hasOwn(CHARTS, name) ? CHARTS[name] : undefined
  if (!kind) {
    notFound(response, 'chart', name)
    return undefined
  }
  const asked = parseChartRequest(kind, request.query, library.snapshot.taxonomy)
  if (asked.faults.length > 0) {
    refuseParams(response, asked.faults)
    return undefined
  }
  return { chart: await createChart(kind, asked, library), size: asked.size }
}

function sendCsv(response: Response, name: string, text: string): void {
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(text)
}
