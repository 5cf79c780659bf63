import type { IncomingMessage } from 'node:http'

/** Who asks. */
export interface Account {
  /** Permanent name, by which what is theirs is known. */
  name: string
  displayName: string
  role: string
}

/** The account that a request comes from; undefined where nobody is signed in. */
export type AccountOf = (request: IncomingMessage) => Account | undefined

/** Nobody has an account. */
export const nobody: AccountOf = () => undefined

/** What somebody without an account is told who wants to save something. */
export const ACCOUNT_NEEDED =
  'Saving needs an account, and you are not signed in. Whoever keeps this library makes one with `npx lessons users add`.'

/** What a process that only reads says to whoever wants to save something. */
export const ONLY_READS = 'This copy of the library only reads. Save it on the site that writes.'

/** Who may take away what belongs to somebody else. */
export const ADMINISTRATOR = 'administrator'
