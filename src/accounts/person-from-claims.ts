import { roleFromClaims, type Claims, type RoleRule } from './role-from-claims.ts'
import type { Role } from './roles.ts'

/** Whoever an organisation has signed in. Nothing else that it says of them is kept. */
export interface Person {
  /** The provider, and what it calls this person for ever: together they tell whose account it is. */
  issuer: string
  subject: string
  /** Suggested for the account; another may have it already. */
  name: string
  displayName: string
  /** Undefined where the organisation gives them none here. */
  role: Role | undefined
}

const LONGEST_NAME = 36
const LONGEST_DISPLAYED = 80

/** Whoever the claims of an ID token, checked before, speak of. */
export function personFromClaims(claims: Claims & { iss: string; sub: string }, rule: RoleRule): Person {
  // Often an e-mail address, which is not kept.
  const login = textOf(claims['preferred_username']).split('@')[0]!
  const full =
    textOf(claims['name']) || `${textOf(claims['given_name'])} ${textOf(claims['family_name'])}`.trim()
  const name = toName(login) ?? toName(full) ?? 'person'
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name,
    displayName: (full.includes('@') ? '' : toDisplayed(full)) || name,
    role: roleFromClaims(claims, rule),
  }
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim.trim() : ''
}

/** In the letters that names of accounts have. */
function toName(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/-+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, LONGEST_NAME)
    .replace(/[._-]+$/, '')
  return plain.length < 2 ? undefined : plain
}

function toDisplayed(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [...line].slice(0, LONGEST_DISPLAYED).join('')
}
