import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import createError, { isHttpError } from 'http-errors'

/** A receipt names every item; this holds some 130,000 of them. */
const MOST = { bytes: 20_000_000, words: '20 megabytes' }

/**
 * Reads a form with a file into `request.body`: a text for each field, that of a file its text. Browsers send such a
 * form as `multipart/form-data`, which the platform itself reads.
 */
export function readUpload(): Array<RequestHandler | ErrorRequestHandler> {
  const toFields: RequestHandler = async (request, _response, next) => {
    const type = request.headers['content-type']
    if (!Buffer.isBuffer(request.body) || type === undefined)
      throw createError(415, 'What was sent is not a form of this site.')
    const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => undefined)
    if (!form) throw createError(400, 'The form did not arrive as a whole. Please send it again.')
    const texts = [...form].map(async ([name, value]) => [
      name,
      typeof value === 'string' ? value : await value.text(),
    ])
    request.body = Object.fromEntries((await Promise.all(texts)) as Array<[string, string]>)
    next()
  }
  const sayWhy: ErrorRequestHandler = (error, _request, _response, next) => {
    if (!isHttpError(error)) return next(error)
    const tooLarge = `What was sent is too large. A receipt has at most ${MOST.words}.`
    next(error.status === 413 ? createError(413, tooLarge) : error)
  }
  return [express.raw({ type: 'multipart/form-data', limit: MOST.bytes }), toFields, sayWhy]
}
