import type { RequestHandler } from 'express'
import { checkCsrfToken } from './csrf.ts'
import { currentAccount } from './current-account.ts'

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a write of an account go on only with the token of its session; a visitor has no session that could be misused,
 * and is told by what follows that an account is needed. What reads a form comes before it.
 */
export const guardWrite: RequestHandler = (request, response, next) => {
  if (READS.has(request.method) || !currentAccount(request)) return next()
  checkCsrfToken(request, response, next)
}
