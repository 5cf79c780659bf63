import type { Response } from 'express'
import { z } from 'zod'

/** One fault of a request. */
export const requestFault = z
  .object({
    in: z.enum(['query', 'path', 'body', 'header']).meta({ description: 'Where the fault stands.' }),
    name: z.string().meta({ description: 'Name of the parameter or field.' }),
    detail: z.string().meta({ description: 'What is wrong and what is expected.' }),
  })
  .meta({ id: 'Fault' })

/** The one body of every error of the API: RFC 9457, with all faults at once. */
export const httpProblem = z
  .object({
    type: z.string().meta({ description: 'Kind of problem; `about:blank` where the status says it all.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'Path that was asked for.' }),
    errors: z
      .array(requestFault)
      .meta({ description: 'Every fault of the request; empty where it was not at fault.' }),
  })
  .meta({ id: 'Problem' })

export type RequestFault = z.output<typeof requestFault>

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request has faults',
  401: 'An account is needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'No longer possible',
  410: 'Withdrawn',
  413: 'Too large',
  415: 'Media type not supported',
  429: 'Too many attempts',
  422: 'This cannot be done',
  500: 'Something went wrong here',
  503: 'Search is not available at the moment',
}

/** Sends a problem as `application/problem+json`. */
export function sendProblem(
  response: Response,
  status: number,
  detail: string,
  errors: readonly RequestFault[] = [],
): void {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'The request could not be met',
    status,
    detail,
    instance: response.req.originalUrl.split('?')[0] ?? '',
    errors,
  }
  if (status === 503) response.set('retry-after', '5')
  response.status(status).type('application/problem+json').send(JSON.stringify(body))
}
