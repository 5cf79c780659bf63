import { z } from 'zod'
import type { ZodOpenApiPathItemObject } from 'zod-openapi'
import { checkAnswer, checkRequest, MOST_TEXT } from './check-schemas.ts'
import { problems } from './openapi-operations.ts'

/** The description of `/check`. */
export const checkPath: ZodOpenApiPathItemObject = {
  post: {
    operationId: 'checkText',
    summary: 'What is wrong with a review that is being written',
    description: `At most ${MOST_TEXT.words}. The rules are those of \`lessons check --draft\`, or of \`lessons check\` where \`draft\` is false. The text is checked and forgotten: it is neither kept nor logged. Works in a process that only reads.`,
    requestBody: { required: true, content: { 'application/json': { schema: checkRequest } } },
    responses: {
      200: { description: 'Every problem', content: { 'application/json': { schema: checkAnswer } } },
      ...problems([400, 413, 415]),
    },
  },
}

/** The description of `/schemas/front-matter.json`. */
export const frontMatterSchemaPath: ZodOpenApiPathItemObject = {
  get: {
    operationId: 'getFrontMatterSchema',
    summary: 'The JSON Schema (draft 7) of the front matter of a review, with every term of the taxonomy',
    description: 'For editors, which complete with it; what holds is what `/check` says.',
    responses: {
      200: {
        description: 'JSON Schema',
        content: { 'application/schema+json': { schema: z.looseObject({ $schema: z.string() }) } },
      },
    },
  },
}
