import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { z } from 'zod'
import { httpProblem } from './http-problem.ts'

/** A question answered in JSON, and what it may be refused with. */
export function operation(
  operationId: string,
  summary: string,
  answer: z.ZodType,
  params: { query?: z.ZodObject; path?: z.ZodObject },
  failures: readonly number[],
): ZodOpenApiOperationObject {
  return {
    operationId,
    summary,
    requestParams: params,
    responses: {
      200: { description: summary, content: { 'application/json': { schema: answer } } },
      ...problems(failures),
    },
  }
}

/** A copy of everything, sent as a file. Invented and withdrawn records are not in it. */
export function copy(operationId: string, summary: string, type: string): ZodOpenApiOperationObject {
  return {
    operationId,
    summary,
    responses: { 200: { description: summary, content: { [type]: { schema: z.string() } } } },
  }
}

/** The whole vocabulary in a form that other catalogues read. */
export function vocabulary(operationId: string, summary: string, type: string): ZodOpenApiOperationObject {
  const schema = type.endsWith('json')
    ? z.looseObject({ '@context': z.looseObject({}), '@graph': z.array(z.looseObject({})) })
    : z.string()
  return {
    operationId,
    summary,
    description:
      'Each facet is a concept scheme and each term a concept, under the address of its page. The same graph in both forms.',
    responses: { 200: { description: summary, content: { [type]: { schema } } } },
  }
}

const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request has faults; all are listed',
  401: 'Nobody is signed in; the answer says how an account is made',
  403: 'The account may not do this, or the token of its session is missing',
  404: 'There is no such thing',
  409: 'Something has changed meanwhile, so that it can no longer be done; the answer says what',
  410: 'The record was withdrawn',
  413: 'What was sent is too large',
  415: 'What was sent is not JSON',
  422: 'It was understood and cannot be done; the answer says why',
  503: 'The search engine, or what else is needed, does not answer yet',
}

/** Answers that say what is wrong, by status. */
export function problems(statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map(status => [
      String(status),
      { description: MEANINGS[status]!, content: { 'application/problem+json': { schema: httpProblem } } },
    ]),
  )
}
