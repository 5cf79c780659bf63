import type { IncomingMessage } from 'node:http'
import { currentAccount } from './current-account.ts'
import type { Role } from './roles.ts'

/** Whoever asks, as far as the parts that keep something for them need to know. */
export interface AskingAccount {
  /** Unique and permanent, by which what is theirs is known. */
  name: string
  displayName: string
  role: Role
}

/** The account that a request comes from; undefined where nobody is signed in. */
export type AccountOf = (request: IncomingMessage) => AskingAccount | undefined

/** Whoever has signed in. What they keep is kept under the id of their account, since a name may be given anew. */
export const accountOf: AccountOf = request => {
  const account = currentAccount(request)
  return account && { name: account.id, displayName: account.displayName, role: account.role }
}

/** What somebody without an account is told who wants to save something. */
export const ACCOUNT_NEEDED =
  'Saving needs an account, and you are not signed in. Sign in at /sign-in; whoever keeps this library makes an account with `npx lessons users add`.'

/** What a process that only reads says to whoever wants to save something. */
export const ONLY_READS = 'This copy of the library only reads. Save it on the site that writes.'
