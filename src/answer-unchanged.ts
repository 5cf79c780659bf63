import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { siteAddress } from './config.ts'
import { isFromLibraryAlone } from './from-library-alone.ts'
import type { Services } from './services.ts'
import { digestSoftware } from './software-digest.ts'

/**
 * Answers whoever has an answer already with 304 before any work is done for it, and says how what is read may be
 * kept: to be asked for anew each time. Tags are weak, since the same answer goes out compressed and plain. What is
 * not of the library alone is left to Express, which makes the answer and compares. What comes with a cookie may be
 * somebody's own: it has no tag and is for nobody else. Must stand before whatever sets cookies.
 */
export function answerUnchanged({ config, library }: Pick<Services, 'config' | 'library'>): RequestHandler {
  const { siteName, contactEmail, readOnly } = config
  const site = JSON.stringify([digestSoftware(), siteName, siteAddress(config), contactEmail, readOnly])
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    response.vary('Accept-Encoding').vary('Cookie')
    const isOwn = isSomebodysOwn(request)
    response.set('cache-control', isOwn ? 'private, no-cache' : 'no-cache')
    const { edition } = library
    if (isOwn) beforeHead(response, () => response.removeHeader('etag'))
    else if (edition.digest !== undefined && isFromLibraryAlone(request.path)) {
      response.set('etag', toTag(site, edition.digest, today(), request.originalUrl))
      // Any answer will do for `*`, so whether there is one must be seen.
      if (request.fresh && request.headers['if-none-match'] !== '*') return void response.status(304).end()
      beforeHead(response, status => {
        if (status !== 200 || library.edition !== edition || isPassing(response))
          response.removeHeader('etag')
      })
    }
    next()
  }
}

/** The site sets cookies only for people who sign in; others, set before it, are not told apart and cost only work. */
function isSomebodysOwn({ headers }: Request): boolean {
  return headers.cookie !== undefined || headers.authorization !== undefined
}

/** An answer that is not to be kept, or that makes the next request another person's. */
function isPassing(response: Response): boolean {
  return String(response.get('cache-control')).includes('no-store') || response.hasHeader('set-cookie')
}

/** Which recommendations are overdue changes with the day. */
function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Tags are compared for one address alone, as it is written, since pages repeat it. */
function toTag(...parts: readonly string[]): string {
  return `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url')}"`
}

/** Calls with the status when it is final and headers can still be changed: however the answer is sent, this is called. */
function beforeHead(response: Response, look: (status: number) => void): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => Response
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    look(status)
    return writeHead(status, ...rest)
  }) as Response['writeHead']
}
