import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { verificationSchema } from '../exports/verification.ts'
import { listParams } from './list-params.ts'
import { listOf } from './list-schemas.ts'
import { operation, problems } from './openapi-operations.ts'
import { PACK_LIMIT } from './pack-routes.ts'
import { newPack, packAnswer, packChange, packSummary, signedPackReceipt } from './pack-schemas.ts'

const path = z.object({
  id: z.string().meta({ description: 'Id of a pack.', example: 'k3m7q2x5wa' }),
})

const answered = (status: number, description: string) => ({
  [status]: { description, content: { 'application/json': { schema: packAnswer } } },
})

const sent = (schema: z.ZodObject) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const step = (
  operationId: string,
  summary: string,
  status: number,
  failures: readonly number[],
): ZodOpenApiOperationObject => ({
  operationId,
  summary,
  requestParams: { path },
  responses: { ...answered(status, summary), ...problems(failures) },
})

/** The description of `/packs`. */
export const packPaths: ZodOpenApiPathsObject = {
  '/packs': {
    get: operation(
      'listPacks',
      'The packs that an account has made, the last changed first',
      listOf(packSummary),
      { query: listParams },
      [400, 401, 403],
    ),
    post: {
      operationId: 'makePack',
      summary: 'Keep findings and recommendations chosen for a session, under a permanent address',
      description: `Needs an account. Whoever has the address can read it, so title, audience, aim and notes are held to the rules that keep people from being identified. At most ${PACK_LIMIT.words}.`,
      requestBody: sent(newPack),
      responses: { ...answered(201, 'Made'), ...problems([400, 401, 403, 413, 415, 422, 503]) },
    },
  },
  '/packs/{id}': {
    get: operation(
      'getPack',
      'A pack with its receipt, and how each item of it stands',
      packAnswer,
      { path },
      [404],
    ),
    patch: {
      operationId: 'changePack',
      summary: 'Change the words, the items or the order of a pack of yours',
      description:
        'What is left out stays. What its receipt names already keeps its digest there, so that a change of a record is still told.',
      requestParams: { path },
      requestBody: sent(packChange),
      responses: {
        ...answered(200, 'Changed'),
        ...problems([400, 401, 403, 404, 409, 413, 415, 422, 503]),
      },
    },
    delete: {
      operationId: 'deletePack',
      summary: 'Delete a pack of yours; its address then answers 404',
      requestParams: { path },
      responses: { 204: { description: 'Deleted' }, ...problems([401, 403, 404]) },
    },
  },
  '/packs/{id}/copy': {
    post: step(
      'copyPack',
      'Make a pack of your own that begins as another',
      201,
      [401, 403, 404, 422, 503],
    ),
  },
  '/packs/{id}/receipt': {
    post: step(
      'renewPackReceipt',
      'Bring the receipt of a pack of yours up to date: what its records say now is what counts from here on',
      200,
      [401, 403, 404, 503],
    ),
  },
  '/packs/{id}/receipt.json': {
    get: operation(
      'getPackReceipt',
      'The signed receipt of a pack, alone',
      signedPackReceipt,
      { path },
      [404],
    ),
  },
  '/packs/{id}/verify': {
    get: operation(
      'verifyPack',
      'What has become of the items of a pack since they were chosen',
      verificationSchema,
      { path },
      [404],
    ),
  },
}
