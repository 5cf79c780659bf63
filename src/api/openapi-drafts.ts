import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import * as schemas from './draft-schemas.ts'
import { listParams } from './list-params.ts'
import { operation, problems } from './openapi-operations.ts'

const id = z.string().meta({ description: 'Id of a draft.', example: 'd-3fa2c1b40d97' })
const path = z.object({ id })
const key = z.string().meta({ description: 'Key of a kept text.', example: 'k-3fa2c1b4' })
const comment = z.string().meta({ description: 'Id of a comment.', example: 'c-3fa2c1b4' })
const review = z.object({
  id: z.string().meta({ description: 'Id of a review.', example: '2006-highland-left-school-unseen' }),
})

interface Sent {
  operationId: string
  summary: string
  description?: string
  params: z.ZodObject
  body?: z.ZodObject
  answer?: z.ZodType
  status?: number
  failures: readonly number[]
}

/** Something that is sent and changes a draft. */
function sent({ operationId, summary, description, params, body, answer, status = 200, failures }: Sent) {
  return {
    ...{ operationId, summary, requestParams: { path: params } },
    ...(description !== undefined && { description }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [status]: {
        description: summary,
        content: { 'application/json': { schema: answer ?? schemas.draftAnswer } },
      },
      ...problems([...(body ? [400, 413, 415] : []), 401, 403, ...failures]),
    },
    security: [{ session: [] }],
  } satisfies ZodOpenApiOperationObject
}

const step = (
  operationId: string,
  summary: string,
  body: z.ZodObject | undefined,
  failures: readonly number[],
  params: z.ZodObject = path,
) => ({ post: sent({ operationId, summary, params, ...(body && { body }), failures: [404, ...failures] }) })

/** The description of `/drafts`. */
export const draftPaths: ZodOpenApiPathsObject = {
  '/drafts': {
    get: operation(
      'listDrafts',
      'The drafts that are open to you, the last saved first',
      schemas.draftList,
      { query: listParams },
      [400, 401, 403],
    ),
    post: sent({
      operationId: 'beginDraft',
      summary: 'Begin a draft, with a text or from a published review',
      description:
        'Needs the role author, as all that follows. Nothing of a draft is public, cached or indexed.',
      params: z.object({}),
      body: schemas.newDraft,
      status: 201,
      failures: [404, 409, 422],
    }),
  },
  '/drafts/{id}': {
    get: operation('getDraft', 'A draft with its text', schemas.draftAnswer, { path }, [401, 403, 404]),
    put: sent({
      operationId: 'saveDraft',
      summary: 'Save a text that was made from a revision',
      description:
        'Where another was saved in between it is refused with 409; `conflict` has the text that stands, the difference, and the key under which yours is kept.',
      params: path,
      body: schemas.draftChange,
      failures: [404, 409, 422],
    }),
    delete: {
      operationId: 'deleteDraft',
      summary: 'Delete a draft with all its texts',
      requestParams: { path },
      responses: { 204: { description: 'Deleted' }, ...problems([401, 403, 404, 409]) },
    },
  },
  '/drafts/{id}/kept/{key}': {
    get: operation(
      'getKeptText',
      'The text of a save that was refused',
      schemas.keptAnswer,
      { path: path.extend({ key }) },
      [401, 403, 404],
    ),
    delete: {
      operationId: 'deleteKeptText',
      summary: 'Throw away the text of a save that was refused',
      requestParams: { path: path.extend({ key }) },
      responses: { 204: { description: 'Thrown away' }, ...problems([401, 403, 404, 409]) },
    },
  },
  '/drafts/{id}/people': step('nameWriters', 'Say who writes with you', schemas.draftPeople, [409, 422]),
  '/drafts/{id}/submit': step('submitDraft', 'Send a draft for review', undefined, [409]),
  '/drafts/{id}/send-back': step('sendDraftBack', 'Back to its writers', schemas.draftNote, [409, 422]),
  '/drafts/{id}/approve': step(
    'approveDraft',
    'Approve the revision that was read; by an approver who has not written in it',
    schemas.draftApproval,
    [409, 422],
  ),
  '/drafts/{id}/rebase': step(
    'rebaseDraft',
    'Go on from the published review as it is now, its changes taken in',
    schemas.draftRebase,
    [409],
  ),
  '/drafts/{id}/comments': step('commentOnDraft', 'Comment', schemas.newComment, [409, 422]),
  '/drafts/{id}/comments/{comment}/resolve': step(
    'resolveComment',
    'Mark a comment as resolved',
    undefined,
    [409],
    path.extend({ comment }),
  ),
  '/drafts/{id}/publish': {
    post: sent({
      operationId: 'publishDraft',
      summary: 'Publish an approved draft',
      description:
        'Refused with 409 where the review that it replaces has changed meanwhile. Committed to Git where the reviews are in a repository; where Git refuses, the review is published all the same and `note` says why.',
      params: path,
      answer: schemas.publishedAnswer,
      failures: [404, 409, 422],
    }),
  },
  '/reviews/{id}/withdraw': {
    post: sent({
      operationId: 'withdrawReview',
      summary: 'Withdraw a published review, with a reason that its address then gives',
      description: 'Needs the role approver.',
      params: review,
      body: schemas.withdrawal,
      answer: schemas.publishedAnswer,
      failures: [404, 409, 422],
    }),
  },
}
