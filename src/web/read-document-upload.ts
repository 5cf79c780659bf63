import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express'
import createError, { isHttpError } from 'http-errors'
import { IMPORT_LIMITS } from '../authoring/import/import-limits.ts'

/** A file that was sent, by its name on the machine it came from. */
export interface UploadedDocument {
  name: string
  bytes: Uint8Array
}

const uploads = new WeakMap<Request, UploadedDocument>()
/** What a form has around its file. */
const AROUND = 100_000
const TOO_LARGE = `The file is larger than ${IMPORT_LIMITS.bytes / 1_000_000} MB. Take out its pictures and send it again.`

/** Reads a form with a document: its texts into `request.body`, the document for `uploadedDocument`. Other forms pass. */
export function readDocumentUpload(): Array<RequestHandler | ErrorRequestHandler> {
  const toFields: RequestHandler = async (request, _response, next) => {
    const type = request.headers['content-type']
    if (!Buffer.isBuffer(request.body) || type === undefined) return next()
    const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => undefined)
    if (!form) throw createError(400, 'The form did not arrive as a whole. Please send it again.')
    const entries = [...form]
    request.body = Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'))
    for (const [, value] of entries)
      if (typeof value !== 'string' && value.size > 0)
        uploads.set(request, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
    next()
  }
  const sayWhy: ErrorRequestHandler = (error, _request, _response, next) => {
    next(isHttpError(error) && error.status === 413 ? createError(413, TOO_LARGE) : error)
  }
  return [express.raw({ type: 'multipart/form-data', limit: IMPORT_LIMITS.bytes + AROUND }), toFields, sayWhy]
}

/** The document that came with a form; undefined where none was chosen. */
export function uploadedDocument(request: Request): UploadedDocument | undefined {
  return uploads.get(request)
}
