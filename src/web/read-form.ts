import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import createError, { isHttpError } from 'http-errors'

/** As much as the API takes; a finding of a review has some two thousand letters. */
const MOST = { size: '100kb', words: '100 kilobytes' }
const MOST_FIELDS = 50

const UNREADABLE = 'What was sent is written in a way that is not read here.'

/**
 * Reads what a form sends into `request.body`; what cannot be read is said in words that a person can use.
 * @param mostFields more are refused
 * @param most how long it may be, and that in words
 */
export function readForm(mostFields = MOST_FIELDS, most = MOST): [RequestHandler, ErrorRequestHandler] {
  const says: Readonly<Record<number, string>> = {
    413: `What was sent is too long. Please send at most ${most.words} of text.`,
    415: UNREADABLE,
  }
  const sayWhy: ErrorRequestHandler = (error, _request, _response, next) => {
    // What another reader has said already, as of a file that is too large, is said in its words.
    if (!isHttpError(error) || !('type' in error)) return next(error)
    next(createError(error.status, says[error.status] ?? 'What was sent is not a form of this site.'))
  }
  return [express.urlencoded({ extended: false, limit: most.size, parameterLimit: mostFields }), sayWhy]
}
