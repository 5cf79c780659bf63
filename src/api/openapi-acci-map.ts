import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { operation, problems } from './openapi-operations.ts'
import { reviewReference } from './record-schemas.ts'

const acciMapAnswer = z.object({
  review: reviewReference,
  levels: z
    .array(z.object({ id: z.string(), label: z.string() }))
    .meta({ description: 'From the widest system down to practice, also those at which no finding stands.' }),
  findings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      level: z.string().optional().meta({
        description: 'The level with most of its factors, of several the widest; absent where none is coded.',
      }),
      factors: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          effect: z.enum(['hindered', 'helped', 'mixed']),
          basis: z.enum(['stated', 'inferred', 'disputed']),
        }),
      ),
      alsoAt: z.array(z.string()).meta({ description: 'Labels of its other levels.' }),
    }),
  ),
  links: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .meta({ description: 'What led to what, as this record has it.' }),
})

/** The description of the AcciMap of a review. */
export function acciMapPaths(id: z.ZodType): ZodOpenApiPathsObject {
  const summary = 'The AcciMap of a review as SVG'
  return {
    '/reviews/{id}/accimap': {
      get: operation(
        'getAcciMap',
        'The findings of a review by level of the system, with what led to what',
        acciMapAnswer,
        { path: z.object({ id }) },
        [404, 410],
      ),
    },
    '/reviews/{id}/accimap.svg': {
      get: {
        operationId: 'getAcciMapSvg',
        summary,
        requestParams: { path: z.object({ id }) },
        responses: {
          200: { description: summary, content: { 'image/svg+xml': { schema: z.string() } } },
          ...problems([404, 410]),
        },
      },
    },
  }
}
