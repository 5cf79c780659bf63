import type { Request } from 'express'
import { limitAttempts } from '../../../accounts/attempt-limits.ts'
import { currentAccount } from '../../../accounts/current-account.ts'
import { fromThisSite } from '../../../accounts/same-origin.ts'
import type { FormFields, Page } from '../../page.ts'
import { toReturnPath } from '../../return-path.ts'
import { sessionsOf, toSignInView } from './sign-in-view.ts'

export const signInPage: Page = {
  path: '/sign-in',
  template: 'pages/sign-in/page.njk',
  section: 'account',
  view: (request, parts) => {
    const asked = request.query['return']
    const returnTo = toReturnPath(asked ?? refererPath(request))
    sessionsOf(parts)
    if (currentAccount(request)) return { redirectTo: returnTo }
    const signedOut = request.query['signed-out'] !== undefined
    return toSignInView(parts, { returnTo, sentHere: asked !== undefined, signedOut })
  },
  guards: ({ config, sessions }) =>
    sessions ? [fromThisSite(config.baseUrl), ...limitAttempts(sessions.accounts.audit)] : [],
  sent: async (fields, parts, request) => {
    const sessions = sessionsOf(parts)
    const { audit } = sessions.accounts
    const { name, password, returnTo } = readFields(fields)
    const refuse = (status: number, error: string) =>
      toSignInView(parts, { returnTo, name, fault: { status, error, at: 'name' } })
    if (name.trim() === '' || password === '') return refuse(400, 'Enter your name and your password')
    const signedIn = await sessions.accounts.verify(name, password)
    if (!signedIn) {
      // Not the name that was typed: people type passwords there.
      await audit.record({ who: null, what: 'sign-in-refused' })
      return refuse(401, 'The name or the password is not right')
    }
    await sessions.start(request, signedIn)
    await audit.record({ who: signedIn.account.name, what: 'signed-in' })
    return { redirectTo: returnTo }
  },
}

function readFields({ name, password, return: returnTo }: FormFields) {
  return {
    name: typeof name === 'string' ? name : '',
    password: typeof password === 'string' ? password : '',
    returnTo: toReturnPath(returnTo),
  }
}

/** The page of this site that led here. */
function refererPath(request: Request): string | undefined {
  const referer = request.get('referer')
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { host, pathname, search } = new URL(referer)
  return host === request.get('host') ? `${pathname}${search}` : undefined
}
