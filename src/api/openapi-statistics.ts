import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { CHART_SIZES } from '../exports/charts/chart.ts'
import { CHARTS } from '../exports/charts/charts.ts'
import { searchParamsSchema } from '../search/search-params.ts'
import { statisticsParamsSchema } from '../search/statistics-query.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { operation, problems } from './openapi-operations.ts'
import { silenceAnswer, statisticsAnswer } from './statistics-schemas.ts'

const ABOUT =
  'Takes the parameters of a search; `sort`, `page` and `per-page` change nothing. Invented records enter no figure.'

/** The description of figures and charts. */
export function statisticsPaths(taxonomy: Taxonomy): ZodOpenApiPathsObject {
  const query = statisticsParamsSchema(taxonomy)
  const topic = z
    .enum(taxonomy.list('considered').values.map(({ id }) => id) as [string, ...string[]])
    .meta({ description: 'A topic that every review should address.' })
  const chart = {
    path: z.object({
      name: z.enum(Object.keys(CHARTS) as [string, ...string[]]).meta({
        description: Object.entries(CHARTS)
          .map(
            ([name, { label, needs }]) =>
              `${name}: ${label}${needs.length > 0 ? `; needs ${needs.join(' and ')}` : ''}.`,
          )
          .join(' '),
      }),
    }),
    query: query.partial({ rows: true }).extend({
      topic: topic.optional(),
      size: z.enum(CHART_SIZES).default('wide').meta({ description: 'For a page, or for a telephone.' }),
    }),
  }
  const drawing = (operationId: string, summary: string, type: string, schema: z.ZodType) => ({
    operationId,
    summary,
    description: ABOUT,
    requestParams: chart,
    responses: {
      200: { description: summary, content: { [type]: { schema } } },
      ...problems([400, 404, 503]),
    },
  })
  return {
    '/statistics': {
      get: {
        ...operation(
          'countByFacets',
          'Items and reviews counted by one facet or by two, with the base of every count',
          statisticsAnswer,
          { query },
          [400, 503],
        ),
        description: ABOUT,
      },
    },
    '/statistics.csv': {
      get: {
        operationId: 'countByFacetsCsv',
        summary: 'The same as CSV, a line for each place of the table',
        description: ABOUT,
        requestParams: { query },
        responses: {
          200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
          ...problems([400, 503]),
        },
      },
    },
    '/silence': {
      get: {
        ...operation(
          'countSilence',
          'Reviews by what their records say of a topic',
          silenceAnswer,
          { query: searchParamsSchema(taxonomy).extend({ topic }) },
          [400, 503],
        ),
        description: `What a summary leaves out, the report may say: only records whose report was read in full are assessed. ${ABOUT} It is always of reviews.`,
      },
    },
    '/charts/{name}.svg': {
      get: drawing('getChartSvg', 'A chart as SVG', 'image/svg+xml', z.string()),
    },
    '/charts/{name}.png': {
      get: drawing('getChartPng', 'A chart as PNG, at twice its size', 'image/png', z.string()),
    },
    '/charts/{name}.csv': {
      get: drawing('getChartCsv', 'The figures of a chart as CSV', 'text/csv', z.string()),
    },
  }
}
