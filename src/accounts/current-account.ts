import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'
import type { Account } from './account.ts'

const accounts = new WeakMap<IncomingMessage, Account>()
const readOnly = new WeakSet<IncomingMessage>()

/** The account that a request is made by; undefined for a visitor. */
export function currentAccount(request: IncomingMessage): Account | undefined {
  return accounts.get(request)
}

/** Whether the process only reads, and so has no accounts at all. */
export function isReadOnly(request: IncomingMessage): boolean {
  return readOnly.has(request)
}

/** What a write of this account must carry, in the field `_csrf` of a form or the header `x-csrf-token`. */
export function csrfTokenOf(request: Request): string | undefined {
  return currentAccount(request) && (request.session.csrfToken ?? undefined)
}

/** Notes whose request it is; only `load-account.ts` knows. */
export function noteAccount(request: Request, account: Account): void {
  accounts.set(request, account)
}

/** Notes that nobody can sign in; only `load-account.ts` knows. */
export function noteReadOnly(request: Request): void {
  readOnly.add(request)
}
