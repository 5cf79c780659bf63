import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { operation, problems } from './openapi-operations.ts'
import {
  recurrenceAnswer,
  recurrenceChartParams,
  recurrenceParams,
  recurrencePath,
  recurringAnswer,
  recurringParams,
} from './recurrence-schemas.ts'

const ABOUT =
  'Taken from the own tags of findings, as something that hindered or was mixed. Invented and withdrawn records are left out.'

/** The description of recurrence. */
export function recurrencePaths(taxonomy: Taxonomy): ZodOpenApiPathsObject {
  const path = recurrencePath(taxonomy)
  const file = (
    operationId: string,
    summary: string,
    type: string,
    params: { path?: z.ZodObject; query: z.ZodObject },
  ) => ({
    operationId,
    summary,
    description: ABOUT,
    requestParams: params,
    responses: {
      200: { description: summary, content: { [type]: { schema: z.string() } } },
      ...problems(params.path ? [400, 404] : [400]),
    },
  })
  const chart = { path, query: recurrenceChartParams(taxonomy) }
  const query = recurringParams(taxonomy)
  return {
    '/recurrence': {
      get: {
        ...operation(
          'listRecurringTerms',
          'Terms of a facet by the number of reviews and decades in which they were found',
          recurringAnswer,
          { query },
          [400],
        ),
        description: `${ABOUT} Places and people are never ranked.`,
      },
    },
    '/recurrence.csv': {
      get: file('listRecurringTermsCsv', 'The same as CSV', 'text/csv', { query }),
    },
    '/recurrence/{facet}/{term}': {
      get: {
        ...operation(
          'getRecurrence',
          'Every review in which a term was found, with what was asked because of it and what became of that',
          recurrenceAnswer,
          { path, query: recurrenceParams(taxonomy) },
          [400, 404],
        ),
        description: ABOUT,
      },
    },
    '/recurrence/{facet}/{term}.svg': {
      get: file('getRecurrenceSvg', 'A term on a line from 1945, as SVG', 'image/svg+xml', chart),
    },
    '/recurrence/{facet}/{term}.png': {
      get: file('getRecurrencePng', 'A term on a line from 1945, as PNG', 'image/png', chart),
    },
    '/recurrence/{facet}/{term}.csv': {
      get: file('getRecurrenceCsv', 'The figures of the line, by year, as CSV', 'text/csv', chart),
    },
  }
}
