import { ROLES, type Role } from './roles.ts'

/** What a provider says of somebody, by name. */
export type Claims = Readonly<Record<string, unknown>>

/** Which claim tells a role, and the role that each of its values gives; `*` is everybody who can sign in there. */
export interface RoleRule {
  roleClaim: string
  roles: ReadonlyMap<string, Role>
}

/** The highest role that somebody's claims give; undefined where they give none. */
export function roleFromClaims(claims: Claims, { roleClaim, roles }: RoleRule): Role | undefined {
  const given = ['*', ...valuesOf(claimAt(claims, roleClaim))].map(value => roles.get(value))
  return ROLES.findLast(role => given.includes(role))
}

/** A claim by its name, or by a path such as `realm_access.roles` where no claim has that name. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((within, key) => {
    const isMap = typeof within === 'object' && within !== null && Object.hasOwn(within, key)
    return isMap ? (within as Claims)[key] : undefined
  }, claims)
}

function valuesOf(claim: unknown): string[] {
  const values: unknown[] = Array.isArray(claim) ? claim : [claim]
  return values.filter(value => typeof value === 'string')
}
