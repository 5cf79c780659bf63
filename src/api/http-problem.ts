import type { Response } from 'express'
import { z } from 'zod'
import { differenceSchema } from '../exports/verification.ts'

/** One fault of a request. */
export const requestFault = z
  .object({
    in: z.enum(['query', 'path', 'body', 'header']).meta({ description: 'Where the fault stands.' }),
    name: z.string().meta({ description: 'Name of the parameter or field.' }),
    detail: z.string().meta({ description: 'What is wrong and what is expected.' }),
  })
  .meta({ id: 'Fault' })

/** What stands in the way of a text: another text, which was saved or published meanwhile. */
const conflict = z.object({
  markdown: z.string().nullable().meta({ description: 'What stands there now; null where it is gone.' }),
  difference: differenceSchema.meta({ description: 'From what stands there to the text that was refused.' }),
  revision: z.int().optional(),
  savedBy: z.string().optional(),
  savedAt: z.string().optional(),
  keptAs: z
    .string()
    .optional()
    .meta({ description: 'Key under which the refused text is kept with the draft.' }),
  fileDigest: z.string().optional().meta({ description: 'SHA-256 of the published file, for `rebase`.' }),
})

type Conflict = z.input<typeof conflict>

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
    conflict: conflict.optional().meta({ description: 'Only of a draft or a pack that was saved meanwhile. Of a pack `markdown` is all it says, as one text.' }),
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
  conflict?: Conflict,
): void {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'The request could not be met',
    status,
    detail,
    instance: response.req.originalUrl.split('?')[0] ?? '',
    errors,
    ...(conflict && { conflict }),
  }
  if (status === 503) response.set('retry-after', '5')
  response.status(status).type('application/problem+json').send(JSON.stringify(body))
}
