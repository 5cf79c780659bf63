import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openSharedStore, type SharedStore } from '../state/shared-store.ts'
import {
  accountsRecord,
  faultOfDisplayName,
  faultOfName,
  toAccount,
  toAccountName,
  type Account,
  type AccountsRecord,
  type KeptAccount,
} from './account.ts'
import { createAuditLog, type AuditLog } from './audit-log.ts'
import { organisationAccounts, type OrganisationAccounts } from './organisation-accounts.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { faultOfPassword } from './password-rules.ts'
import type { Role } from './roles.ts'

/** The accounts of a DATA_DIR. Every change is in the audit log under whoever made it (`who`). */
export interface Accounts extends OrganisationAccounts {
  audit: AuditLog
  /** All of them by name. */
  list(): Promise<Account[]>
  /** @throws AccountRefused where there is none of that name */
  find(name: string): Promise<Account>
  /** The account that a session is of, while that session has not been ended. */
  ofSession(session: { account: string; epoch: string }): Promise<Account | undefined>
  /** The account whose name and password these are, with the epoch of its sessions. */
  verify(name: string, password: string): Promise<{ account: Account; epoch: string } | undefined>
  /** Whether there can be a new account of that name. @throws AccountRefused as `add` would */
  refuseNew(asked: Pick<NewAccount, 'name' | 'displayName'>): Promise<void>
  /** @throws AccountRefused where the name is taken, or name or password break the rules */
  add(asked: NewAccount, who: string): Promise<Account>
  /** Removes an account and ends its sessions. @throws AccountRefused where there is none of that name */
  remove(name: string, who: string): Promise<void>
  /** @throws AccountRefused where there is none of that name, or an organisation gives its role */
  setRole(name: string, role: Role, who: string): Promise<Account>
  /** Ends all its sessions, too; the epoch is that of the next. @throws AccountRefused, as for one without password */
  setPassword(name: string, password: string, who: string): Promise<{ epoch: string }>
  /** Ends all sessions of an account; the epoch is that of the next. @throws AccountRefused */
  endSessions(name: string, who: string): Promise<{ epoch: string }>
}

export interface NewAccount {
  name: string
  displayName?: string | undefined
  role: Role
  password: string
}

/** What is asked for cannot be: the message says why, for a person. */
export class AccountRefused extends Error {
  override name = 'AccountRefused'
  /** The field at fault; undefined where the account is not there, or there already. */
  readonly field: 'name' | 'display name' | 'password' | undefined

  constructor(message: string, field?: AccountRefused['field']) {
    super(message)
    this.field = field
  }
}

/**
 * Opens the accounts in `DATA_DIR/accounts`. Several processes may: each sees at once what another changed.
 * @throws StateUnreadable where their file is damaged
 */
export async function openAccounts(dataDir: string): Promise<Accounts> {
  const fresh: AccountsRecord = { version: 1, revision: 0, accounts: [] }
  const store = await openSharedStore(join(dataDir, 'accounts'), 'accounts', accountsRecord, fresh)
  const audit = createAuditLog(dataDir)
  return { audit, ...reading(store), ...changing(store, audit), ...organisationAccounts(store, audit) }
}

function reading(
  store: SharedStore<AccountsRecord>,
): Pick<Accounts, 'list' | 'find' | 'ofSession' | 'verify' | 'refuseNew'> {
  return {
    list: async () => {
      const { accounts } = await store.read()
      return accounts.map(toAccount).sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    find: async name => toAccount(findAccount(await store.read(), name)),
    refuseNew: async asked => refuseTaken(await store.read(), toNames(asked).name),
    ofSession: async ({ account, epoch }) => {
      const kept = (await store.read()).accounts.find(one => one.id === account)
      return kept?.epoch === epoch ? toAccount(kept) : undefined
    },
    verify: async (name, password) => {
      const wanted = toAccountName(name)
      const kept = (await store.read()).accounts.find(one => one.name === wanted)
      const right = await verifyPassword(password, kept?.hash)
      return right && kept ? { account: toAccount(kept), epoch: kept.epoch } : undefined
    },
  }
}

function changing(
  store: SharedStore<AccountsRecord>,
  audit: AuditLog,
): Pick<Accounts, 'add' | 'remove' | 'setRole' | 'setPassword' | 'endSessions'> {
  const change = (name: string, edit: (account: KeptAccount) => void) =>
    store.update(record => {
      const account = findAccount(record, name)
      edit(account)
      return account
    })
  return {
    add: async (asked, who) => {
      const account = await toKept(asked)
      await store.update(record => {
        refuseTaken(record, account.name)
        record.accounts.push(account)
      })
      await audit.record({ who, what: 'account-added', on: account.name, to: account.role })
      return toAccount(account)
    },
    remove: async (name, who) => {
      const removed = await store.update(record => {
        const account = findAccount(record, name)
        record.accounts = record.accounts.filter(one => one !== account)
        return account
      })
      await audit.record({ who, what: 'account-removed', on: removed.name })
    },
    setRole: async (name, role, who) => {
      const account = await change(name, one => {
        refuseFromOrganisation(one, 'Its role')
        one.role = role
      })
      await audit.record({ who, what: 'role-changed', on: account.name, to: role })
      return toAccount(account)
    },
    setPassword: async (name, password, who) => {
      const account = findAccount(await store.read(), name)
      refuseFromOrganisation(account, 'Its password')
      const { name: kept, displayName } = account
      refuseFault('password', faultOfPassword(password, [kept, displayName]))
      const hash = await hashPassword(password)
      const { epoch } = await change(name, one => Object.assign(one, { hash, epoch: randomUUID() }))
      await audit.record({ who, what: 'password-changed', on: kept })
      return { epoch }
    },
    endSessions: async (name, who) => {
      const account = await change(name, one => void (one.epoch = randomUUID()))
      await audit.record({ who, what: 'sessions-ended', on: account.name })
      return { epoch: account.epoch }
    },
  }
}

async function toKept({ password, role, ...asked }: NewAccount): Promise<KeptAccount> {
  const { name, displayName } = toNames(asked)
  refuseFault('password', faultOfPassword(password, [name, displayName]))
  const hash = await hashPassword(password)
  const created = new Date().toISOString()
  return { id: randomUUID(), name, displayName, role, hash, created, epoch: randomUUID() }
}

function toNames(asked: Pick<NewAccount, 'name' | 'displayName'>) {
  const name = toAccountName(asked.name)
  const displayName = asked.displayName?.trim() ?? name
  refuseFault('name', faultOfName(name))
  refuseFault('display name', faultOfDisplayName(displayName))
  return { name, displayName }
}

function refuseTaken({ accounts }: Readonly<AccountsRecord>, name: string): void {
  if (accounts.some(one => one.name === name))
    throw new AccountRefused(`There is an account \`${name}\` already.`)
}

function refuseFault(field: NonNullable<AccountRefused['field']>, fault: string | undefined): void {
  if (fault !== undefined) throw new AccountRefused(fault, field)
}

function refuseFromOrganisation({ name, openId }: KeptAccount, what: string): void {
  if (openId)
    throw new AccountRefused(
      `The account \`${name}\` is of somebody who signs in through an organisation. ${what} is changed there.`,
    )
}

function findAccount({ accounts }: Readonly<AccountsRecord>, name: string): KeptAccount {
  const wanted = toAccountName(name)
  const account = accounts.find(one => one.name === wanted)
  if (!account) throw new AccountRefused(`There is no account \`${wanted.slice(0, 40)}\`.`)
  return account
}
