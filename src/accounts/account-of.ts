import type { IncomingMessage } from 'node:http'
import type { Request } from 'express'
import { currentAccount } from './current-account.ts'

/** Whoever asks, as far as the parts that keep something for them need to know. */
export interface AskingAccount {
  /** Unique and permanent. */
  name: string
  role: string
}

/** The account that a request comes from; undefined where nobody is signed in. */
export type AccountOf = (request: IncomingMessage) => AskingAccount | undefined

/** Whoever has signed in. What they keep is kept under the id of their account, since a name may be given anew. */
export const accountOf: AccountOf = request => {
  const account = currentAccount(request as Request)
  return account && { name: account.id, role: account.role }
}
