import createError from 'http-errors'
import { ONLY_READS } from '../../../accounts/require-account.ts'
import type { Sessions } from '../../../accounts/sessions.ts'
import type { View, WebParts } from '../../page.ts'

const TITLE = 'Sign in'

/** How somebody has come to the page. */
export interface SignInAsked {
  returnTo: string
  /** Whether another page needs the account. */
  sentHere?: boolean
  /** Signed out here, and perhaps not yet at the organisation. */
  signedOut?: boolean
  /** What was wrong, with the part of the page that it was wrong with. */
  fault?: { status: number; error: string; at: 'name' | 'organisation' }
  /** What was typed. */
  name?: string
}

/** The accounts that somebody signs in to. @throws 403 in a process that only reads */
export function sessionsOf({ sessions }: WebParts): Sessions {
  if (!sessions) throw createError(403, ONLY_READS)
  return sessions
}

/** The page on which somebody signs in, with a name and a password or through their organisation. */
export async function toSignInView(parts: WebParts, asked: SignInAsked): Promise<View> {
  const accounts = await sessionsOf(parts).accounts.list()
  const { fault, returnTo } = asked
  const organisation = parts.openId && {
    name: parts.openId.name,
    href: `/sign-in/organisation?${new URLSearchParams({ return: returnTo }).toString()}`,
    signOutHref: asked.signedOut ? await parts.openId.signOutAddress() : undefined,
  }
  return {
    ...asked,
    title: fault ? `Error: ${TITLE}` : TITLE,
    status: fault?.status ?? 200,
    organisation,
    // Somebody who has sent the form sees what came of it.
    hasForm: fault?.at === 'name' || accounts.some(one => !one.fromOrganisation),
  }
}
