import type { ErrorRequestHandler, Request, Response } from 'express'
import { isHttpError } from 'http-errors'
import type { Logger } from 'pino'
import { sendProblem } from './api/http-problem.ts'
import { EngineDown } from './search/engine/engine-errors.ts'
import { SigningKeyMissing } from './exports/sign-receipt.ts'
import { SearchUnavailable } from './search/search-index.ts'
import { ReviewChanged } from './corpus/corpus.ts'

/** What a person is told; never what happened inside. */
export interface Failure {
  status: number
  detail: string
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
    if (/^\/api\//i.test(request.path)) sendProblem(response, failure.status, failure.detail)
    else renderError(failure, request, response)
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof SearchUnavailable || error instanceof EngineDown)
    return {
      status: 503,
      detail:
        'The search engine is starting again. Pages that need no search work; please try again in a few seconds.',
    }
  if (error instanceof ReviewChanged)
    return {
      status: 503,
      detail: 'This record is being changed at this moment. Please try again in a few seconds.',
    }
  if (error instanceof SigningKeyMissing)
    return {
      status: 503,
      detail: 'Receipts cannot be signed yet: the key is made when the server that writes starts.',
    }
  // A percent sign that begins no character, met where a parameter of the path is read.
  if (error instanceof URIError)
    return { status: 400, detail: 'The address is not written as an address is.' }
  if (isHttpError(error) && error.expose) return { status: error.status, detail: error.message }
  return { status: 500, detail: 'The fault has been noted. Please try again; if it stays, report it.' }
}
