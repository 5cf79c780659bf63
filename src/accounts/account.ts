import { z } from 'zod'
import { isPasswordHash } from './password-hash.ts'
import { ROLES } from './roles.ts'

/** What a person types to sign in. */
const NAME = /^[a-z0-9][a-z0-9._-]{1,39}$/
const MOST_LETTERS = 80

const keptAccount = z
  .object({
    /** Never used again, so that whoever is given a name anew does not own what another had. */
    id: z.uuid(),
    name: z.string().regex(NAME),
    displayName: z.string().min(1),
    role: z.enum(ROLES),
    /** Of the password; none where an organisation signs in whose account it is. */
    hash: z.string().refine(isPasswordHash).optional(),
    /** The provider of the organisation, and what it calls whose account it is. */
    openId: z.object({ issuer: z.string().min(1), subject: z.string().min(1) }).optional(),
    /** ISO 8601, UTC. */
    created: z.iso.datetime(),
    /** Sessions of another epoch have ended. */
    epoch: z.uuid(),
  })
  .refine(({ hash, openId }) => (hash === undefined) !== (openId === undefined))

/** The file of accounts. */
export const accountsRecord = z.object({
  version: z.literal(1),
  revision: z.int().min(0),
  accounts: z.array(keptAccount),
})

export type AccountsRecord = z.output<typeof accountsRecord>

/** An account as it is kept, with the hash of its password. */
export type KeptAccount = z.output<typeof keptAccount>

/** An account as the rest of the library knows it. */
export interface Account extends Pick<KeptAccount, 'id' | 'name' | 'displayName' | 'role' | 'created'> {
  /** There where an organisation signs this person in: it gives the role, and there is no password here. */
  fromOrganisation?: true
}

/** Leaves out what only signing in needs. */
export function toAccount({ id, name, displayName, role, created, openId }: KeptAccount): Account {
  return { id, name, displayName, role, created, ...(openId && { fromOrganisation: true }) }
}

/** A name as it is kept, from a name as it is typed. */
export function toAccountName(typed: string): string {
  return typed.trim().toLowerCase()
}

/** What is wrong with the name of a new account, as a sentence; undefined where it may be used. */
export function faultOfName(name: string): string | undefined {
  if (NAME.test(name)) return undefined
  return 'A name has 2 to 40 letters a to z, figures, full stops, hyphens or underscores, and begins with a letter or a figure.'
}

/** What is wrong with a displayed name, as a sentence; undefined where it may be used. */
export function faultOfDisplayName(displayName: string): string | undefined {
  const count = [...displayName].length
  if (count >= 1 && count <= MOST_LETTERS && !/\p{Cc}/u.test(displayName)) return undefined
  return `A displayed name has 1 to ${MOST_LETTERS} characters in one line.`
}
