import { randomUUID } from 'node:crypto'
import type { SharedStore } from '../state/shared-store.ts'
import { toAccount, type Account, type AccountsRecord, type KeptAccount } from './account.ts'
import { ORGANISATION, type AuditLog } from './audit-log.ts'
import type { Person } from './person-from-claims.ts'
import type { Role } from './roles.ts'

/** Accounts of people whom an organisation signs in. */
export interface OrganisationAccounts {
  /**
   * The account of a person, with the name and the role that the organisation gives now; made the first time. It is
   * known by provider and subject alone: one that somebody else has under the same name stays theirs.
   */
  admit(person: Person & { role: Role }): Promise<{ account: Account; epoch: string }>
  /**
   * Ends the sessions of a person to whom the organisation gives no role any more, and takes away what they could do
   * beyond reading. Undefined where there is no account of theirs.
   */
  turnAway(person: Pick<Person, 'issuer' | 'subject'>): Promise<Account | undefined>
}

export function organisationAccounts(
  store: SharedStore<AccountsRecord>,
  audit: AuditLog,
): OrganisationAccounts {
  const noteRole = ({ name, role }: KeptAccount) =>
    audit.record({ who: ORGANISATION, what: 'role-changed', on: name, to: role })
  return {
    admit: async person => {
      const { role, displayName } = person
      const now = findPerson(await store.read(), person)
      // The usual sign-in changes nothing and costs no write.
      if (now?.role === role && now.displayName === displayName) return toSignedIn(now)
      const { account, before } = await store.update(record => {
        const kept = findPerson(record, person)
        const account = kept ?? toKept(person, record)
        const before = kept?.role
        if (kept) Object.assign(kept, { role, displayName })
        else record.accounts.push(account)
        return { account, before }
      })
      if (before === undefined)
        await audit.record({ who: ORGANISATION, what: 'account-added', on: account.name, to: role })
      else if (before !== role) await noteRole(account)
      return toSignedIn(account)
    },
    turnAway: async person => {
      if (!findPerson(await store.read(), person)) return undefined
      const change = await store.update(record => {
        const account = findPerson(record, person)
        if (!account) return undefined
        const before = account.role
        Object.assign(account, { role: 'reader', epoch: randomUUID() })
        return { account, before }
      })
      if (!change) return undefined
      const { account, before } = change
      if (before !== account.role) await noteRole(account)
      await audit.record({ who: ORGANISATION, what: 'sessions-ended', on: account.name })
      return toAccount(account)
    },
  }
}

function findPerson(
  { accounts }: Readonly<AccountsRecord>,
  { issuer, subject }: Pick<Person, 'issuer' | 'subject'>,
): KeptAccount | undefined {
  return accounts.find(({ openId }) => openId?.issuer === issuer && openId.subject === subject)
}

function toSignedIn(account: KeptAccount): { account: Account; epoch: string } {
  return { account: toAccount(account), epoch: account.epoch }
}

function toKept(person: Person & { role: Role }, record: AccountsRecord): KeptAccount {
  const { issuer, subject, displayName, role } = person
  const name = freeName(person.name, record)
  const created = new Date().toISOString()
  return {
    id: randomUUID(),
    name,
    displayName,
    role,
    openId: { issuer, subject },
    created,
    epoch: randomUUID(),
  }
}

/** The name itself, or with the first number that makes it one that nobody has. */
function freeName(name: string, { accounts }: AccountsRecord): string {
  const taken = new Set(accounts.map(one => one.name))
  let free = name
  for (let number = 2; taken.has(free); number += 1)
    free = `${name.slice(0, 40 - 1 - String(number).length)}-${number}`
  return free
}
