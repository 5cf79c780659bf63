import type { RequestHandler } from 'express'
import createError from 'http-errors'
import { checkCsrfToken } from './csrf.ts'
import { currentAccount, isReadOnly } from './current-account.ts'
import { hasRole, ROLE_MEANINGS, type Role } from './roles.ts'

/** Said where somebody would save in a process that only reads. */
export const ONLY_READS =
  'This copy of the site only reads: nobody can sign in here, and nothing is saved. Use the address of the site that its keeper gives for signing in.'

/** What a 401 says in `www-authenticate`: a form gives a cookie. */
export const SIGN_IN_FORM = 'Cookie form-action="/sign-in"'

/** Nobody is signed in: a page leads to `/sign-in`, the API answers 401. */
export class AccountNeeded extends Error {
  override name = 'AccountNeeded'

  constructor() {
    super(
      'This needs an account. Sign in at /sign-in; whoever keeps the site makes an account with `npx lessons users add <name>`.',
    )
  }
}

/**
 * Lets only accounts of a role, or a higher one, go on; and a write only with the token of its session. What reads a
 * form comes before it, what reads JSON may come after.
 */
export function requireAccount(least: Role = 'reader'): RequestHandler {
  return (request, response, next) => {
    if (isReadOnly(request)) return next(createError(403, ONLY_READS))
    const account = currentAccount(request)
    if (!account) return next(new AccountNeeded())
    if (hasRole(account.role, least)) return checkCsrfToken(request, response, next)
    next(
      createError(
        403,
        `This needs the role ${least} (${ROLE_MEANINGS[least]}); yours is ${account.role}. An administrator can give it to you.`,
      ),
    )
  }
}
