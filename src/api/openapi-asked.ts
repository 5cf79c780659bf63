import type { ZodOpenApiPathItemObject } from 'zod-openapi'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { askedAnswer, askedRequest } from './asked-schemas.ts'
import { problems } from './openapi-operations.ts'

/** The description of `/asked-before`. */
export function askedPath(taxonomy: Taxonomy): ZodOpenApiPathItemObject {
  return {
    post: {
      operationId: 'findAskedBefore',
      summary: 'Earlier recommendations that ask what a draft asks',
      description:
        'To support one of them instead of adding another: its id goes into `supports`. The draft is compared and forgotten: it is neither kept nor logged.',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: askedRequest(taxonomy) } },
      },
      responses: {
        200: { description: 'Nearest first', content: { 'application/json': { schema: askedAnswer } } },
        ...problems([400, 413, 415]),
      },
    },
  }
}
