import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { isHttpError } from 'http-errors'
import { sendProblem } from './http-problem.ts'

const MOST = { bytes: 100 * 1024, words: '100 kilobytes' }

const SAYS: Readonly<Record<number, string>> = {
  400: 'The body is not JSON, or did not arrive as a whole.',
  415: 'The body is written in a way that is not read here. Send JSON in UTF-8.',
}

/**
 * Reads a JSON body into `request.body`. What cannot be read is answered with a problem that repeats nothing of it.
 * @param most how large it may be, as a number and in words
 */
export function readJson(
  most: Readonly<typeof MOST> = MOST,
): [RequestHandler, RequestHandler, ErrorRequestHandler] {
  const onlyJson: RequestHandler = (request, response, next) => {
    if (request.is('application/json') === 'application/json') return next()
    sendProblem(response, 415, 'Send JSON, with the header `content-type: application/json`.')
  }
  const sayWhy: ErrorRequestHandler = (error, _request, response, next) => {
    if (!isHttpError(error)) return next(error)
    const tooLarge = error.status === 413 ? `The body is larger than ${most.words}.` : undefined
    sendProblem(response, error.status, tooLarge ?? SAYS[error.status] ?? 'The body cannot be read.')
  }
  return [onlyJson, express.json({ limit: most.bytes }), sayWhy]
}
