import type { Request, RequestHandler } from 'express'
import { guardWrite } from '../accounts/guard-write.ts'

const stale = new WeakSet<Request>()

/**
 * Lets a form go on that does not carry the token of its session, and notes it: for pages that change nothing then, and
 * show what was typed again with the token, so that nobody who signed in meanwhile has to type it twice.
 */
export const noteStaleToken: RequestHandler = (request, response, next) => {
  void guardWrite(request, response, (fault?: unknown) => {
    if (fault !== undefined) stale.add(request)
    next()
  })
}

/** Whether nothing may be saved that the form of this request asks for. */
export function hasStaleToken(request: Request): boolean {
  return stale.has(request)
}
