import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import createError, { isHttpError } from 'http-errors'

/** As much as the API takes; a finding of a review has some two thousand letters. */
const MOST = '100kb'
const MOST_FIELDS = 50

const SAYS: Readonly<Record<number, string>> = {
  413: 'What was sent is too long. Please send at most 100 kilobytes of text.',
  415: 'What was sent is written in a way that is not read here.',
}

/**
 * Reads what a form sends into `request.body`; what cannot be read is said in words that a person can use.
 * @param mostFields more are refused
 */
export function readForm(mostFields = MOST_FIELDS): [RequestHandler, ErrorRequestHandler] {
  const sayWhy: ErrorRequestHandler = (error, _request, _response, next) => {
    if (!isHttpError(error)) return next(error)
    next(createError(error.status, SAYS[error.status] ?? 'What was sent is not a form of this site.'))
  }
  return [express.urlencoded({ extended: false, limit: MOST, parameterLimit: mostFields }), sayWhy]
}
