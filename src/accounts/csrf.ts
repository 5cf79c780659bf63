import { csrfSync } from 'csrf-sync'
import type { Request } from 'express'

/**
 * Another site can make a browser send a request with the cookie of ours, but not with the token of the session: it
 * comes in the header `x-csrf-token`, or in the field `_csrf` of a form. A failure is a 403 that says what to do.
 */
export const { generateToken: makeCsrfToken, csrfSynchronisedProtection: checkCsrfToken } = csrfSync({
  size: 32,
  getTokenFromRequest: request => request.get('x-csrf-token') ?? fieldOf(request),
  errorConfig: {
    statusCode: 403,
    message:
      'This was not sent from a page of this site that belongs to your present session, so nothing was changed. Load the page again and send it once more; a program sends the token of GET /api/v1/session in the header x-csrf-token.',
    code: 'CSRF',
  },
})

function fieldOf(request: Request): string | undefined {
  if (!request.is(['application/x-www-form-urlencoded', 'multipart/form-data'])) return undefined
  const { _csrf } = (request.body ?? {}) as { _csrf?: unknown }
  return typeof _csrf === 'string' ? _csrf : undefined
}
