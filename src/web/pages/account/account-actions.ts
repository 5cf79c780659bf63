import type { Request } from 'express'
import { AccountRefused } from '../../../accounts/accounts.ts'
import type { Account } from '../../../accounts/account.ts'
import { canAdminister, ROLES } from '../../../accounts/roles.ts'
import type { Sessions } from '../../../accounts/sessions.ts'
import type { FormFields, Redirection } from '../../page.ts'

/** What is wrong with what was sent, and the field that it is wrong with. */
export interface Refusal {
  status: number
  field: 'current' | 'password' | 'again' | 'people'
  error: string
}

/** What an action is done with: who asks, and what was sent. */
export interface Asked {
  account: Account
  fields: FormFields
  sessions: Sessions
  request: Request
}

type Action = (asked: Asked) => Promise<Redirection | Refusal>

const signOut: Action = async ({ account, sessions, request }) => {
  await sessions.end(request, request.res!)
  await sessions.accounts.audit.record({ who: account.name, what: 'signed-out' })
  return { redirectTo: account.fromOrganisation ? '/sign-in?signed-out=organisation' : '/' }
}

const endOthers: Action = async ({ account, sessions, request }) => {
  // This one goes on, and no longer than it would have.
  const { endsAt } = request.session
  const { epoch } = await sessions.accounts.endSessions(account.name, account.name)
  await sessions.start(request, { account, epoch, endsAt })
  return done('sessions')
}

const setRole = forOthers(async ({ account, sessions }, name, fields) => {
  const role = ROLES.find(one => one === fields['role'])
  if (!role) throw new AccountRefused(`There is no such role. Choose one of ${ROLES.join(', ')}.`)
  await sessions.accounts.setRole(name, role, account.name)
  return done('role')
})

const remove = forOthers(async ({ account, sessions }, name) => {
  await sessions.accounts.remove(name, account.name)
  return done('removed')
})

/** What the forms of the page do, by the value of their field `action`. */
export const ACTIONS: ReadonlyMap<unknown, Action> = new Map<unknown, Action>([
  ['sign-out', signOut],
  ['end-others', endOthers],
  ['change-password', changePassword],
  ['set-role', setRole],
  ['remove', remove],
])

async function changePassword({ account, fields, sessions, request }: Asked): Promise<Redirection | Refusal> {
  const { accounts } = sessions
  const [current, password, again] = ['current', 'password', 'again'].map(field => textOf(fields, field))
  if (!(await accounts.verify(account.name, current!))) {
    await accounts.audit.record({ who: account.name, what: 'password-change-refused' })
    return { status: 403, field: 'current', error: 'Your present password is not right' }
  }
  if (password !== again)
    return { status: 400, field: 'again', error: 'The new password was typed differently the second time' }
  try {
    const { epoch } = await accounts.setPassword(account.name, password!, account.name)
    await sessions.start(request, { account, epoch })
    return done('password')
  } catch (cause) {
    if (!(cause instanceof AccountRefused)) throw cause
    return { status: 400, field: 'password', error: cause.message }
  }
}

/** Something an administrator does with another account; with their own they could lock everybody out. */
function forOthers(act: (asked: Asked, name: string, fields: FormFields) => Promise<Redirection>): Action {
  return async asked => {
    const { account, fields } = asked
    const name = textOf(fields, 'name')
    if (!canAdminister(account.role))
      return { status: 403, field: 'people', error: 'Only an administrator can change accounts of others' }
    if (name === account.name)
      return {
        status: 403,
        field: 'people',
        error: 'Your own role and account are changed by another administrator',
      }
    try {
      return await act(asked, name, fields)
    } catch (cause) {
      if (!(cause instanceof AccountRefused)) throw cause
      return { status: 400, field: 'people', error: cause.message }
    }
  }
}

function textOf(fields: FormFields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

function done(what: string): Redirection {
  return { redirectTo: `/account?done=${what}` }
}
