/** From the one who may do least to the one who may do all; each may do what those before it may. */
export const ROLES = ['reader', 'author', 'approver', 'administrator'] as const

/** What somebody may do with the library. */
export type Role = (typeof ROLES)[number]

/** What each role adds, in the words of the pages. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  reader: 'saves extracts, searches, packs and codings',
  author: 'also writes drafts and evaluations',
  approver: 'also approves drafts and publishes them',
  administrator: 'also gives roles and removes accounts',
}

/** Whether a role is that one or a higher. */
export function hasRole(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least)
}

/** May give roles, remove accounts, and take away what belongs to somebody else. */
export const canAdminister = (role: Role) => hasRole(role, 'administrator')
