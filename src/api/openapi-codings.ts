import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { codingAnswer, codingChange, codingList, newCoding } from './coding-schemas.ts'
import { listParams } from './list-params.ts'
import { operation, problems } from './openapi-operations.ts'

const path = z.object({
  id: z.string().meta({ description: 'Id of a coding.', example: 'k3v5m2q7xa' }),
})
const answered = (status: number, description: string) => ({
  [status]: { description, content: { 'application/json': { schema: codingAnswer } } },
})

/** The description of `/codings`. */
export const codingPaths: ZodOpenApiPathsObject = {
  '/codings': {
    get: operation(
      'listCodings',
      'Your codings of findings, the last to be made first',
      codingList,
      { query: listParams },
      [400, 401, 403],
    ),
    post: {
      operationId: 'createCoding',
      summary: 'Keep your coding of a finding, compared with the record and with others',
      description:
        'Needs an account, which has one coding a finding. The terms are held to the codebook: only those that may be tagged, and no more than the facet allows.',
      requestBody: { required: true, content: { 'application/json': { schema: newCoding } } },
      responses: { ...answered(201, 'Kept'), ...problems([400, 401, 403, 409, 413, 415]) },
    },
  },
  '/codings/{id}': {
    get: operation(
      'getCoding',
      'One of your codings, compared with the record as it is now and with others',
      codingAnswer,
      { path },
      [401, 403, 404],
    ),
    patch: {
      operationId: 'changeCoding',
      summary: 'Put other terms in the place of those of a coding',
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema: codingChange } } },
      responses: { ...answered(200, 'Changed'), ...problems([400, 401, 403, 404, 409, 413, 415]) },
    },
    delete: {
      operationId: 'deleteCoding',
      summary: 'Delete a coding',
      requestParams: { path },
      responses: { 204: { description: 'Deleted' }, ...problems([401, 403, 404]) },
    },
  },
}
