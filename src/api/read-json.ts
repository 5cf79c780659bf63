import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { isHttpError } from 'http-errors'
import { sendProblem } from './http-problem.ts'

const MOST = '100kb'

const SAYS: Readonly<Record<number, string>> = {
  400: 'The body is not JSON, or did not arrive as a whole.',
  413: 'The body is larger than 100 kilobytes.',
  415: 'The body is written in a way that is not read here. Send JSON in UTF-8.',
}

/**
 * Reads a JSON body of at most 100 kB into `request.body`. What cannot be read is answered with a problem that repeats
 * nothing of it.
 */
export function readJson(): [RequestHandler, RequestHandler, ErrorRequestHandler] {
  const onlyJson: RequestHandler = (request, response, next) => {
    if (request.is('application/json') === 'application/json') return next()
    sendProblem(response, 415, 'Send JSON, with the header `content-type: application/json`.')
  }
  const sayWhy: ErrorRequestHandler = (error, _request, response, next) => {
    if (!isHttpError(error)) return next(error)
    sendProblem(response, error.status, SAYS[error.status] ?? 'The body cannot be read.')
  }
  return [onlyJson, express.json({ limit: MOST }), sayWhy]
}
