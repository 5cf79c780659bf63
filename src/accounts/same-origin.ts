import type { RequestHandler } from 'express'
import createError from 'http-errors'

/**
 * Takes a form only from a page of this site, where there is no session yet whose token could be asked for: else
 * another site could sign a visitor in under an account of its own. Browsers say where a form was sent from in
 * `Sec-Fetch-Site` or, over plain HTTP, in `Origin`; what says neither is no browser and carries nobody's cookies.
 * @param baseUrl the address of the site, where it differs from the one that the request came in by
 */
export function fromThisSite(baseUrl: string | undefined): RequestHandler {
  return (request, _response, next) => {
    const site = request.get('sec-fetch-site')
    const origin = request.get('origin')
    const ours = baseUrl === undefined ? undefined : new URL(baseUrl).origin
    const ok =
      site === undefined
        ? origin === undefined || origin === ours || hostOf(origin) === request.get('host')
        : site === 'same-origin' || site === 'none'
    if (ok) return next()
    next(
      createError(
        403,
        'The form was not sent from a page of this site. Open the page here and send it again.',
      ),
    )
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
