import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'
import { REFERENCE_FORMS } from '../exports/cite-as.ts'
import { FORMATS } from '../exports/formats.ts'
import { extractParamsSchema } from '../exports/parse-extract-params.ts'
import { verificationSchema } from '../exports/verification.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { RECEIPT_LIMIT } from './extract-routes.ts'
import { newExtract, savedExtractAnswer, savedExtractHead, signedReceipt } from './extract-schemas.ts'
import { listParams } from './list-params.ts'
import { listOf } from './list-schemas.ts'
import { operation, problems } from './openapi-operations.ts'
import { signedPackReceipt } from './pack-schemas.ts'

/** The description of exports, saved extracts and their verification. */
export function extractPaths(taxonomy: Taxonomy): ZodOpenApiPathsObject {
  const query = extractParamsSchema(taxonomy)
  const id = z.object({
    id: z.string().meta({ description: 'Id of a saved extract.', example: 'k3m7q2x5wa' }),
  })
  const format = z.enum(FORMATS.map(one => one.id) as [string, ...string[]]).meta({ example: 'xlsx' })
  const formats = FORMATS.map(
    ({ id: name, label, most, description }) =>
      [
        `/export.${name}`,
        {
          get: {
            operationId: `export${name.charAt(0).toUpperCase()}${name.slice(1)}`,
            summary: `Every match of a query: ${label}`,
            description: `${description}${most === undefined ? '' : ` At most ${most} items.`} All matches, whatever page a search shows: \`page\` and \`per-page\` make no difference.`,
            requestParams: { query },
            responses: {
              200: { description: label, content: fileOf(name) },
              ...problems(most === undefined ? [400, 503] : [400, 422, 503]),
            },
          } satisfies ZodOpenApiOperationObject,
        },
      ] as const,
  )
  return {
    ...(Object.fromEntries(formats) as ZodOpenApiPathsObject),
    '/export.receipt.json': {
      get: operation(
        'exportReceipt',
        'The signed receipt of an extract, alone',
        signedReceipt,
        { query },
        [400, 503],
      ),
    },
    '/extracts': {
      get: operation(
        'listExtracts',
        'The extracts that an account has saved, newest first',
        listOf(savedExtractHead),
        { query: listParams },
        [400, 401, 403],
      ),
      post: {
        operationId: 'saveExtract',
        summary: 'Save an extract under a permanent address',
        description: 'Needs an account. At most 100 kilobytes.',
        requestBody: { required: true, content: { 'application/json': { schema: newExtract } } },
        responses: {
          201: { description: 'Saved', content: { 'application/json': { schema: savedExtractAnswer } } },
          ...problems([400, 401, 403, 413, 415, 503]),
        },
      },
    },
    '/extracts/{id}': {
      get: operation(
        'getExtract',
        'A saved extract with its receipt',
        savedExtractAnswer,
        { path: id },
        [404],
      ),
      delete: {
        operationId: 'deleteExtract',
        summary: 'Take away a saved extract; its address then answers 404',
        requestParams: { path: id },
        responses: { 204: { description: 'Taken away' }, ...problems([401, 403, 404]) },
      },
    },
    ...Object.fromEntries(
      Object.entries(REFERENCE_FORMS).map(([form, { label, mediaType }]) => [
        `/extracts/{id}.${form}`,
        {
          get: {
            operationId: `citeExtractAs${label}`,
            summary: `How to cite a saved extract, in ${label}`,
            requestParams: { path: id },
            responses: {
              200: { description: label, content: { [mediaType.split(';')[0]!]: { schema: z.string() } } },
              ...problems([404]),
            },
          },
        },
      ]),
    ),
    '/extracts/{id}/receipt.json': {
      get: operation(
        'getExtractReceipt',
        'The signed receipt of a saved extract, alone',
        signedReceipt,
        { path: id },
        [404],
      ),
    },
    '/extracts/{id}/verify': {
      get: operation(
        'verifyExtract',
        'What has changed since a saved extract was made',
        verificationSchema,
        { path: id },
        [404, 503],
      ),
    },
    '/extracts/{id}/export.{format}': {
      get: {
        operationId: 'exportExtract',
        summary: 'A saved extract as a file, made afresh from the library as it is now',
        requestParams: { path: id.extend({ format }) },
        responses: {
          200: {
            description: 'The file',
            content: Object.fromEntries(FORMATS.flatMap(one => Object.entries(fileOf(one.id)))),
          },
          ...problems([404, 409, 422, 503]),
        },
      },
    },
    '/verify': {
      post: {
        operationId: 'verifyReceipt',
        summary: 'What a receipt is worth, and what has changed since it was made',
        description: `Of an extract or a pack, from the receipt alone; no account is needed and nothing is kept. At most ${RECEIPT_LIMIT.words}.`,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.union([signedReceipt, signedPackReceipt]) } },
        },
        responses: {
          200: {
            description: 'Whether it is as it was signed, and what has changed',
            content: { 'application/json': { schema: verificationSchema } },
          },
          ...problems([400, 413, 415, 503]),
        },
      },
    },
  }
}

function fileOf(formatId: string) {
  const { mediaType } = FORMATS.find(({ id }) => id === formatId)!
  return { [mediaType.split(';')[0]!]: { schema: z.string() } }
}
