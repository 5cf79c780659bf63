import type { IncomingMessage } from 'node:http'

/** Whoever asks, as far as the parts that keep something for them need to know. */
export interface AskingAccount {
  /** Unique and permanent. */
  name: string
  role: string
}

/** The account that a request comes from; undefined where nobody is signed in. */
export type AccountOf = (request: IncomingMessage) => AskingAccount | undefined
