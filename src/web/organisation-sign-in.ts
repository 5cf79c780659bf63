import { Router, type Request, type Response } from 'express'
import createError from 'http-errors'
import { currentAccount } from '../accounts/current-account.ts'
import { ATTEMPT_MS, CALLBACK, type OpenId } from '../accounts/open-id.ts'
import { ONLY_READS } from '../accounts/require-account.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { SignInFailed, type FailedFor } from '../accounts/sign-in-failed.ts'
import type { View, WebParts } from './page.ts'
import { toSignInView } from './pages/sign-in/sign-in-view.ts'
import { toReturnPath } from './return-path.ts'

/** Shows the page on which somebody signs in. */
type Show = (request: Request, response: Response, view: View) => void

/**
 * Sends somebody to their organisation and takes them in when they come back. Links rather than forms lead there: what
 * a form of this site sends may not be led on to another, and the provider is one.
 */
export function createOrganisationSignIn(parts: WebParts, show: Show): Router {
  const router = Router()
  const { openId, sessions } = parts
  router.use('/sign-in/organisation', (_request, response, next) => {
    if (!sessions) return next(createError(403, ONLY_READS))
    // Each answer is for one person, once.
    response.set('cache-control', 'no-store')
    next()
  })
  if (!openId || !sessions) return router
  const refuse = async (request: Request, response: Response, cause: unknown, returnTo: string) => {
    if (!(cause instanceof SignInFailed)) throw cause
    const fault = { ...toFault(cause.because, openId.name), at: 'organisation' as const }
    show(request, response, await toSignInView(parts, { returnTo, fault }))
  }

  router.get('/sign-in/organisation', async (request, response) => {
    const returnTo = toReturnPath(request.query['return'])
    if (currentAccount(request)) return response.redirect(303, returnTo)
    try {
      const { address, attempt } = await openId.begin(returnTo)
      const { name, options } = cookieOf(openId)
      response.cookie(name, attempt, { ...options, maxAge: ATTEMPT_MS }).redirect(303, address)
    } catch (cause) {
      await refuse(request, response, cause, returnTo)
    }
  })

  router.get(CALLBACK, sessions.read, async (request, response) => {
    const { name, options } = cookieOf(openId)
    const attempt = readCookie(request, name)
    // Once, whatever comes of it.
    response.clearCookie(name, options)
    // Somebody who goes back in their browser, or has finished in another tab.
    if (attempt === undefined && currentAccount(request))
      return response.redirect(303, toReturnPath(undefined))
    try {
      const search = new URL(request.originalUrl, parts.config.baseUrl).search
      const { person, returnTo } = await openId.finish(search, attempt)
      const { role } = person
      if (role === undefined) {
        await turnAway(sessions, person)
        const fault = { status: 403, error: toNoRole(openId.name), at: 'organisation' as const }
        return show(request, response, await toSignInView(parts, { returnTo, fault }))
      }
      const signedIn = await sessions.accounts.admit({ ...person, role })
      await sessions.start(request, signedIn)
      const who = signedIn.account.name
      await sessions.accounts.audit.record({ who, what: 'signed-in-through-organisation' })
      response.redirect(303, toReturnPath(returnTo))
    } catch (cause) {
      if (cause instanceof SignInFailed) await noteRefused(sessions, cause.because)
      await refuse(request, response, cause, toReturnPath(undefined))
    }
  })
  return router
}

async function turnAway({ accounts }: Sessions, person: { issuer: string; subject: string }): Promise<void> {
  const account = await accounts.turnAway(person)
  await accounts.audit.record({ who: account?.name ?? null, what: 'organisation-sign-in-refused' })
}

async function noteRefused({ accounts: { audit } }: Sessions, because: FailedFor): Promise<void> {
  if (because === 'cancelled') await audit.record({ who: null, what: 'organisation-sign-in-cancelled' })
  if (because === 'not begun here' || because === 'not sound')
    await audit.record({ who: null, what: 'organisation-sign-in-refused' })
}

function toFault(because: FailedFor, name: string): { status: number; error: string } {
  switch (because) {
    case 'away':
      return {
        status: 503,
        error: `${name} cannot be reached at the moment. Try again in a few minutes. Reading needs no account, and a name and password of this site still work`,
      }
    case 'cancelled':
      return { status: 401, error: `You did not finish signing in with ${name}. Nothing has changed` }
    case 'not begun here':
      return {
        status: 400,
        error: `This sign-in was not begun in this browser, or more than ten minutes ago. Choose “Sign in with ${name}” again`,
      }
    case 'not sound':
      return {
        status: 401,
        error: `What ${name} sent could not be verified, so nobody was signed in. Try again; if it stays, tell whoever keeps this site`,
      }
  }
}

function toNoRole(name: string): string {
  return `${name} knows you, but gives you no role in this library. Ask whoever looks after accounts there. Reading needs no account`
}

/** Sent back from the provider by a link, so `lax`; over https for this host alone. */
function cookieOf({ isSecure }: OpenId) {
  return {
    name: isSecure ? '__Host-lessons-sign-in' : 'lessons-sign-in',
    options: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
  } as const
}

function readCookie({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(/; */)
  return pairs.find(pair => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}
