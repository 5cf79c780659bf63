import { z } from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { listParams } from './list-params.ts'
import { operation, problems } from './openapi-operations.ts'
import { savedAnswer, savedChange, savedList, savedRequest } from './saved-schemas.ts'

const path = z.object({
  id: z.string().meta({ description: 'Id of a saved search.', example: 'k3v9m2q7xa' }),
})
const answered = (status: number, description: string) => ({
  [status]: { description, content: { 'application/json': { schema: savedAnswer } } },
})

/** The description of `/saved`. */
export const savedPaths: ZodOpenApiPathsObject = {
  '/saved': {
    get: operation(
      'listSavedSearches',
      'Your saved searches, with how much is new for each',
      savedList,
      { query: listParams },
      [400, 401, 403, 503],
    ),
    post: {
      operationId: 'saveSearch',
      summary: 'Save a search, to be shown what is new for it',
      description: 'Needs an account. What is there at this moment counts as seen.',
      requestBody: { required: true, content: { 'application/json': { schema: savedRequest } } },
      responses: { ...answered(201, 'Saved'), ...problems([400, 401, 403, 413, 415, 422, 503]) },
    },
  },
  '/saved/{id}': {
    get: operation(
      'getSavedSearch',
      'One of your saved searches, with what is new and why',
      savedAnswer,
      { path },
      [401, 403, 404, 503],
    ),
    patch: {
      operationId: 'changeSavedSearch',
      summary: 'Rename a saved search, or mark as seen what has come for it',
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema: savedChange } } },
      responses: { ...answered(200, 'Changed'), ...problems([400, 401, 403, 404, 413, 415, 503]) },
    },
    delete: {
      operationId: 'deleteSavedSearch',
      summary: 'Delete a saved search',
      requestParams: { path },
      responses: { 204: { description: 'Deleted' }, ...problems([401, 403, 404]) },
    },
  },
}
