import type { ZodOpenApiPathItemObject } from 'zod-openapi'
import { operation, problems } from './openapi-operations.ts'
import { similarAnswer, similarParams, similarRequest } from './similar-schemas.ts'

/** The description of `/similar`. */
export const similarPath: ZodOpenApiPathItemObject = {
  get: operation(
    'findSimilar',
    'Findings or recommendations of other reviews that are most like one',
    similarAnswer,
    { query: similarParams },
    [400, 404, 410, 503],
  ),
  post: {
    operationId: 'findSimilarToText',
    summary: 'Findings or recommendations that are most like a text',
    description: 'At most 100 kilobytes. The text is compared and forgotten: it is neither kept nor logged.',
    requestBody: { required: true, content: { 'application/json': { schema: similarRequest } } },
    responses: {
      200: { description: 'Nearest first', content: { 'application/json': { schema: similarAnswer } } },
      ...problems([400, 413, 415, 503]),
    },
  },
}
