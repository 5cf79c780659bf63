import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import { hasRecurrence, recurrenceOf, type Recurrence } from '../analysis/recurrence.ts'
import { toRecurringTable } from '../exports/recurring-table.ts'
import type { Chart, ChartSize } from '../exports/charts/chart.ts'
import { drawChart } from '../exports/charts/draw-chart.ts'
import { recurrenceChart } from '../exports/charts/recurrence-chart.ts'
import { toTableCsv } from '../exports/charts/table-csv.ts'
import { toPng } from '../exports/charts/to-png.ts'
import type { Library } from '../search/library.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { sendProblem } from './http-problem.ts'
import { parseParams } from './parse-params.ts'
import { toRecurrenceAnswer, toRecurringAnswer } from './recurrence-answer.ts'
import { recurrenceChartParams, recurrenceParams, recurringParams } from './recurrence-schemas.ts'
import { notFound, refuseParams } from './refusals.ts'

type OfTerm = Request<{ facet: string; term: string }>

/** Terms through time, and those that come back most. */
export function addRecurrenceRoutes(router: Router, library: Library): void {
  router.get('/recurrence', (request, response) => {
    const found = readFacet(request, response, library)
    if (found) response.json(toRecurringAnswer(library.snapshot.catalogue, found))
  })

  router.get('/recurrence.csv', (request, response) => {
    const facet = readFacet(request, response, library)
    if (!facet) return
    const { columns, rows } = toRecurringTable(library.snapshot.catalogue, facet)
    sendCsv(response, `lessons-library-recurring-${facet.key}`, toTableCsv(columns, rows))
  })

  router.get('/recurrence/:facet/:term.svg', async (request, response) => {
    const found = readChart(request, response, library)
    if (found) response.type('image/svg+xml').send(await drawChart(found.chart, found.size))
  })

  router.get('/recurrence/:facet/:term.png', async (request, response) => {
    const found = readChart(request, response, library)
    if (found) response.type('image/png').send(toPng(await drawChart(found.chart, found.size)))
  })

  router.get('/recurrence/:facet/:term.csv', (request, response) => {
    const found = readChart(request, response, library)
    if (!found) return
    const { columns, rows } = found.chart.table
    sendCsv(response, `lessons-library-${request.params.term}`, toTableCsv(columns, rows))
  })

  router.get('/recurrence/:facet/:term', (request, response) => {
    const found = read(request, response, library, recurrenceParams)
    if (found) response.json(toRecurrenceAnswer(found.recurrence, library.snapshot.taxonomy))
  })
}

/** What was asked for; undefined where the request was refused. */
function read<S extends ReturnType<typeof recurrenceParams>>(
  { params: { facet: key, term }, query }: OfTerm,
  response: Response,
  { snapshot: { catalogue, taxonomy } }: Library,
  schemaOf: (taxonomy: Taxonomy) => S,
): { recurrence: Recurrence; params: z.output<S> } | undefined {
  const facet = taxonomy.facet(key)
  if (!facet?.has(term)) {
    notFound(response, 'term', `${key}/${term}`)
    return undefined
  }
  if (!hasRecurrence(facet)) {
    const keys = taxonomy.facets.filter(hasRecurrence).map(one => one.key)
    sendProblem(response, 400, 'Recurrence is of what was found in reviews.', [
      {
        in: 'path',
        name: 'facet',
        detail: `Unexpected \`${key}\`, which findings do not carry; expected one of ${keys.join(', ')}.`,
      },
    ])
    return undefined
  }
  const parsed = parseParams(schemaOf(taxonomy), query)
  if ('faults' in parsed) {
    refuseParams(response, parsed.faults)
    return undefined
  }
  const { agency } = parsed.params
  return { recurrence: recurrenceOf(catalogue, { facet, term, agency }), params: parsed.params }
}

function readChart(
  request: OfTerm,
  response: Response,
  library: Library,
): { chart: Chart; size: ChartSize } | undefined {
  const found = read(request, response, library, recurrenceChartParams)
  if (!found) return undefined
  const { taxonomy } = library.snapshot
  const now = new Date().getFullYear()
  return { chart: recurrenceChart(found.recurrence, taxonomy, now), size: found.params.size }
}

function readFacet(request: Request, response: Response, { snapshot: { taxonomy } }: Library) {
  const parsed = parseParams(recurringParams(taxonomy), request.query)
  if ('params' in parsed) return taxonomy.facet(parsed.params.facet)
  refuseParams(response, parsed.faults)
  return undefined
}

function sendCsv(response: Response, name: string, text: string): void {
  response.attachment(`${name}.csv`).type('text/csv; charset=utf-8').send(text)
}
