import type { ZodOpenApiPathItemObject } from 'zod-openapi'
import { checkAnswer, checkRequest, MOST_TEXT } from './check-schemas.ts'
import { problems } from './openapi-operations.ts'

/** The description of `/check`. */
export const checkPath: ZodOpenApiPathItemObject = {
  post: {
    operationId: 'checkText',
    summary: 'What is wrong with a review that is being written',
    description: `At most ${MOST_TEXT.words}. The rules are those of \`lessons check\`. The text is checked and forgotten: it is neither kept nor logged. Works in a process that only reads.`,
    requestBody: { required: true, content: { 'application/json': { schema: checkRequest } } },
    responses: {
      200: { description: 'Every problem', content: { 'application/json': { schema: checkAnswer } } },
      ...problems([400, 413, 415]),
    },
  },
}
