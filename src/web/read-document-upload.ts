import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express'
import createError, { isHttpError } from 'http-errors'
import { IMPORT_LIMITS, SIZES_IN_WORDS } from '../authoring/import/import-limits.ts'

/** A file that was sent, by its name on the machine it came from. */
export interface UploadedDocument {
  name: string
  bytes: Uint8Array
}

const uploads = new WeakMap<Request, UploadedDocument>()
/** What a form has around its file. */
const AROUND = 100_000
/** Its token, its file, and room for what a browser or an extension adds. */
const MOST_PARTS = 20
const TOO_LARGE = `The file is larger than ${IMPORT_LIMITS.bytes / 1_000_000} MB, which is the limit: ${SIZES_IN_WORDS}. Take out its pictures, or send a part of it.`
const TOO_MANY = 'More was sent than one document. Choose one document at a time.'

/** Reads a form with a document: its texts into `request.body`, the document for `uploadedDocument`. Other forms pass. */
export function readDocumentUpload(): Array<RequestHandler | ErrorRequestHandler> {
  const toFields: RequestHandler = async (request, _response, next) => {
    const type = request.headers['content-type']
    if (!Buffer.isBuffer(request.body) || type === undefined) return next()
    if (hasTooManyParts(request.body, type)) throw createError(413, TOO_MANY)
    const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => undefined)
    if (!form) throw createError(400, 'The form did not arrive as a whole. Please send it again.')
    const entries = [...form]
    request.body = Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'))
    const files = entries.filter(([, value]) => typeof value !== 'string' && value.size > 0)
    if (files.length > 1) throw createError(413, TOO_MANY)
    for (const [, value] of files)
      if (typeof value !== 'string')
        uploads.set(request, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
    next()
  }
  const sayWhy: ErrorRequestHandler = (error, _request, _response, next) => {
    // What was said above stands in its own words.
    next(isHttpError(error) && error['type'] === 'entity.too.large' ? createError(413, TOO_LARGE) : error)
  }
  return [express.raw({ type: 'multipart/form-data', limit: IMPORT_LIMITS.bytes + AROUND }), toFields, sayWhy]
}

/** The document that came with a form; undefined where none was chosen. */
export function uploadedDocument(request: Request): UploadedDocument | undefined {
  return uploads.get(request)
}

/** Counted before they are read: a form of a million empty parts is small, and costs more than a document. */
function hasTooManyParts(body: Buffer, type: string): boolean {
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]
  if (boundary === undefined) return false
  let at = -1
  // One more ends the form.
  for (let parts = 0; parts <= MOST_PARTS + 1; parts++) {
    at = body.indexOf(`--${boundary}`, at + 1)
    if (at < 0) return false
  }
  return true
}
