import type { Request } from 'express'
import createError from 'http-errors'
import { limitAttempts } from '../../../accounts/attempt-limits.ts'
import { currentAccount } from '../../../accounts/current-account.ts'
import { toLocalPath } from '../../../accounts/local-path.ts'
import { ONLY_READS } from '../../../accounts/require-account.ts'
import { fromThisSite } from '../../../accounts/same-origin.ts'
import type { Sessions } from '../../../accounts/sessions.ts'
import type { FormFields, Page, View, WebParts } from '../../page.ts'

const TITLE = 'Sign in'
const AFTERWARDS = '/account'

export const signInPage: Page = {
  path: '/sign-in',
  template: 'pages/sign-in/page.njk',
  section: 'account',
  view: async (request, parts) => {
    const { accounts } = sessionsOf(parts)
    const returnTo = toReturnPath(request.query['return'] ?? refererPath(request))
    if (currentAccount(request)) return { redirectTo: returnTo }
    const isFirst = (await accounts.list()).length === 0
    const sentHere = request.query['return'] !== undefined
    return { title: TITLE, returnTo, isFirst, sentHere }
  },
  guards: ({ config, sessions }) =>
    sessions ? [fromThisSite(config.baseUrl), ...limitAttempts(sessions.accounts.audit)] : [],
  sent: async (fields, parts, request) => {
    const sessions = sessionsOf(parts)
    const { audit } = sessions.accounts
    const { name, password, returnTo } = readFields(fields)
    if (name.trim() === '' || password === '')
      return refusal(400, 'Enter your name and your password', name, returnTo)
    const signedIn = await sessions.accounts.verify(name, password)
    if (!signedIn) {
      // Not the name that was typed: people type passwords there.
      await audit.record({ who: null, what: 'sign-in-refused' })
      return refusal(401, 'The name or the password is not right', name, returnTo)
    }
    await sessions.start(request, signedIn)
    await audit.record({ who: signedIn.account.name, what: 'signed-in' })
    return { redirectTo: returnTo }
  },
}

function sessionsOf({ sessions }: WebParts): Sessions {
  if (!sessions) throw createError(403, ONLY_READS)
  return sessions
}

function refusal(status: number, error: string, name: string, returnTo: string): View {
  return { title: `Error: ${TITLE}`, status, error, name, returnTo }
}

function readFields({ name, password, return: returnTo }: FormFields) {
  return {
    name: typeof name === 'string' ? name : '',
    password: typeof password === 'string' ? password : '',
    returnTo: toReturnPath(returnTo),
  }
}

/** Where somebody goes on; never to another site, nor back to where they sign in. */
function toReturnPath(asked: unknown): string {
  const path = toLocalPath(asked)
  return path === undefined || /^\/sign-in\b/.test(path) ? AFTERWARDS : path
}

/** The page of this site that led here. */
function refererPath(request: Request): string | undefined {
  const referer = request.get('referer')
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { host, pathname, search } = new URL(referer)
  return host === request.get('host') ? `${pathname}${search}` : undefined
}
