import type { ErrorRequestHandler, Request, Response } from 'express'
import { isHttpError } from 'http-errors'
import type { Logger } from 'pino'
import { AccountNeeded, SIGN_IN_FORM } from './accounts/require-account.ts'
import { sendProblem } from './api/http-problem.ts'
import { EngineDown } from './search/engine/engine-errors.ts'
import { EngineBusy } from './search/engine-queue.ts'
import { SearchUnavailable } from './search/search-index.ts'
import { ReviewChanged } from './corpus/corpus.ts'
import { StateUnreadable } from './state/json-store.ts'
import { StoreBusy } from './state/shared-store.ts'

/** What a person is told; never what happened inside. */
export interface Failure {
  status: number
  detail: string
  /** Heading of the page, where that of the status says something else. */
  title?: string
}

/** Shows a failure as a page. */
export type RenderError = (failure: Failure, request: Request, response: Response) => void

/**
 * The one place where what was thrown becomes an answer: problem+json under /api, a page elsewhere.
 */
export function createErrorHandler(log: Logger, renderError: RenderError): ErrorRequestHandler {
  return (error, request, response, next) => {
    const failure = toFailure(error)
    if (failure.status >= 500) log.error({ err: error, path: request.path }, 'request failed')
    if (response.headersSent) return next(error)
    const isApi = /^\/api\//i.test(request.path)
    if (error instanceof AccountNeeded) response.set('www-authenticate', SIGN_IN_FORM)
    if (isApi) sendProblem(response, failure.status, failure.detail)
    else if (error instanceof AccountNeeded)
      response.redirect(303, `/sign-in?return=${encodeURIComponent(request.originalUrl)}`)
    else renderError(failure, request, response)
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof EngineBusy)
    return {
      status: 503,
      title: 'Search is busy',
      detail: 'More people search at this moment than can be answered. Please try again in a few seconds.',
    }
  if (error instanceof SearchUnavailable || error instanceof EngineDown)
    return {
      status: 503,
      detail:
        'The search engine is starting again. Pages that need no search work; please try again in a few seconds.',
    }
  if (error instanceof AccountNeeded) return { status: 401, detail: error.message }
  if (error instanceof StateUnreadable || error instanceof StoreBusy)
    return {
      status: 503,
      detail: 'The accounts of this site cannot be read or changed at the moment. Reading needs none.',
    }
  if (error instanceof ReviewChanged)
    return {
      status: 503,
      detail: 'This record is being changed at this moment. Please try again in a few seconds.',
    }
  // A percent sign that begins no character, met where a parameter of the path is read.
  if (error instanceof URIError)
    return { status: 400, detail: 'The address is not written as an address is.' }
  if (isHttpError(error) && error.expose) return { status: error.status, detail: error.message }
  return { status: 500, detail: 'The fault has been noted. Please try again; if it stays, report it.' }
}
