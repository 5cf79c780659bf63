import type { Request } from 'express'
import createError from 'http-errors'
import { limitAttempts } from '../../../accounts/attempt-limits.ts'
import { currentAccount } from '../../../accounts/current-account.ts'
import { PASSWORD_LENGTH } from '../../../accounts/password-rules.ts'
import { canAdminister, ROLE_MEANINGS, ROLES } from '../../../accounts/roles.ts'
import { toMonth } from '../../../corpus/to-month.ts'
import type { Page, View, WebParts } from '../../page.ts'
import { ACTIONS, type Refusal } from './account-actions.ts'

const TITLE = 'Your account'

const DONE: ReadonlyMap<unknown, string> = new Map([
  ['password', 'Your password is changed. Every other session of yours has ended.'],
  ['sessions', 'Every other session of yours has ended.'],
  ['role', 'The role is changed.'],
  ['removed', 'The account is removed. Its sessions have ended.'],
])

export const accountPage: Page = {
  path: '/account',
  template: 'pages/account/page.njk',
  section: 'account',
  needs: 'reader',
  view: (request, parts) => {
    const { done, remove } = request.query
    return show(request, parts, { notice: DONE.get(done), asked: remove })
  },
  guards: ({ sessions }) =>
    sessions ? limitAttempts(sessions.accounts.audit, fields => fields['action'] === 'change-password') : [],
  sent: async (fields, parts, request) => {
    const { sessions } = parts
    const action = ACTIONS.get(fields['action'])
    if (!sessions || !action) throw createError(400, 'What was sent is not a form of this page.')
    const result = await action({ account: currentAccount(request)!, fields, sessions, request })
    return 'redirectTo' in result ? result : show(request, parts, { refusal: result })
  },
}

interface Shown {
  notice?: string | undefined
  refusal?: Refusal
  /** Name of the account that somebody is asked about before it is removed. */
  asked?: unknown
}

async function show(request: Request, { sessions, openId }: WebParts, shown: Shown): Promise<View> {
  const account = currentAccount(request)!
  const people = canAdminister(account.role) ? await sessions!.accounts.list() : undefined
  const { notice, refusal, asked } = shown
  return {
    title: refusal ? `Error: ${TITLE}` : TITLE,
    status: refusal?.status ?? 200,
    account,
    hasOrganisation: openId !== undefined,
    organisation: openId?.name ?? 'their organisation',
    since: toMonth(account.created.slice(0, 7)),
    roles: ROLES.map(role => ({ role, meaning: ROLE_MEANINGS[role], own: role === account.role })),
    length: PASSWORD_LENGTH,
    notice,
    refusal,
    people: people?.map(one => ({
      ...one,
      since: toMonth(one.created.slice(0, 7)),
      own: one.id === account.id,
    })),
    removing: people?.find(one => one.name === asked && one.id !== account.id),
  }
}
