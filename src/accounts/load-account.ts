import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { noteAccount, noteReadOnly } from './current-account.ts'
import type { Sessions } from './sessions.ts'

/**
 * Finds out whose request it is, for `currentAccount`. A visitor who only reads costs nothing and gets no cookie.
 * @param sessions undefined in a process that only reads
 */
export function loadAccount(sessions: Sessions | undefined): RequestHandler {
  if (!sessions)
    return (request, _response, next) => {
      noteReadOnly(request)
      next()
    }
  return (request, response, next) => {
    if (isVisit(request, sessions.cookieName)) return next()
    sessions.read(request, response, (error?: unknown) => {
      if (error) next(error)
      else recognise(sessions, request, response, next)
    })
  }
}

function isVisit({ method, headers }: Request, cookieName: string): boolean {
  return ['GET', 'HEAD'].includes(method) && !headers.cookie?.includes(`${cookieName}=`)
}

function recognise(sessions: Sessions, request: Request, response: Response, next: NextFunction): void {
  const { account: id, epoch } = request.session
  if (id === undefined || epoch === undefined) return next()
  const found = async () => {
    const account = await sessions.accounts.ofSession({ account: id, epoch })
    if (!account) return sessions.end(request, response)
    noteAccount(request, account)
    // What is shown to an account is for nobody else.
    response.set('cache-control', 'private, no-cache')
  }
  found().then(() => next(), next)
}
