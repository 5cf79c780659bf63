import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'
import { SHEET_FORMATS } from '../exports/questions/sheet-formats.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { operation, problems } from './openapi-operations.ts'
import { questionList, questionParams, sheetParams } from './question-params.ts'

/** The description of the questions and of their sheets. */
export function questionPaths(taxonomy: Taxonomy): ZodOpenApiPathsObject {
  const sheets = SHEET_FORMATS.map(({ id, mediaType }) => [
    `/questions.${id}`,
    {
      get: {
        operationId: `getQuestionSheet${id[0]!.toUpperCase()}${id.slice(1)}`,
        summary: `Questions as a sheet for a meeting, with room for the answers (${id})`,
        requestParams: { query: sheetParams(taxonomy) },
        responses: {
          200: {
            description: 'The sheet',
            content: { [mediaType.split(';')[0]!]: { schema: z.string() } },
          },
          ...problems([400, 422]),
        },
      },
    },
  ])
  return {
    '/questions': {
      get: operation(
        'listQuestions',
        'Questions that findings put to boards, councillors, managers and practitioners',
        questionList,
        { query: questionParams(taxonomy) },
        [400],
      ),
    },
    ...(Object.fromEntries(sheets) as ZodOpenApiPathsObject),
  }
}
