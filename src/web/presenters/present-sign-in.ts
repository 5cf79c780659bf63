import type { Request } from 'express'
import { csrfTokenOf, currentAccount, isReadOnly } from '../../accounts/current-account.ts'

/** What every page knows of who reads it: the link in its head, and the token that a form of an account carries. */
export function presentSignIn(request: Request) {
  if (isReadOnly(request)) return {}
  const account = currentAccount(request)
  if (!account) return { accountLink: { label: 'Sign in', href: '/sign-in' } }
  return { accountLink: { label: 'Account', href: '/account' }, csrfToken: csrfTokenOf(request) }
}
