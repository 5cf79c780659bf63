import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'
import { REFERENCE_FORMS } from '../exports/cite-as.ts'
import { problems } from './openapi-operations.ts'

/** References to a review and to what stands in it, in each form that reference managers read. */
export function citationPaths(id: z.ZodType, item: z.ZodType): ZodOpenApiPathsObject {
  return Object.fromEntries(
    Object.entries(REFERENCE_FORMS).flatMap(([form, { label, mediaType }]) => {
      const operation = (of: string, what: string, path: z.ZodObject) => ({
        get: {
          operationId: `cite${of}As${label}`,
          summary: `How to cite ${what}, in ${label}: whose words it is, and the original beside it`,
          requestParams: { path },
          responses: {
            200: { description: label, content: { [mediaType.split(';')[0]!]: { schema: z.string() } } },
            ...problems([404, 410]),
          },
        },
      })
      return [
        [`/reviews/{id}.${form}`, operation('Review', 'a review', z.object({ id }))],
        [`/reviews/{id}/{item}.${form}`, operation('Item', 'an item', z.object({ id, item }))],
      ]
    }),
  )
}
