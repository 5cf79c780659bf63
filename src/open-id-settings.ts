import { z } from 'zod'
import { ROLES, type Role } from './accounts/roles.ts'
import type { OpenIdSettings } from './accounts/open-id-provider.ts'

const asRole = z.enum(ROLES)

/** Plain HTTP would show codes and claims to whoever is on the way; on one machine nobody is. */
const safeUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine(isSafeAddress, { error: 'https, or http on a loopback address', abort: true })

/** Settings of signing in through an organisation, as the environment has them. */
export const openIdShape = {
  // Compared with what the provider says of itself, so a slash at its end stays.
  OIDC_ISSUER: safeUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(80).optional(),
  OIDC_SCOPE: z
    .string()
    .default('openid profile')
    .refine(scope => scope.split(' ').includes('openid'), 'words with a space between, one of them openid'),
  OIDC_ROLE_CLAIM: z.string().min(1).default('roles'),
  OIDC_ROLES: z
    .string()
    .default(ROLES.map(role => `${role}=${role}`).join('; '))
    .transform(toRoles),
}

type Given = z.output<z.ZodObject<typeof openIdShape>> & { BASE_URL?: string | undefined }

/** Settings that only make sense together, each named where it is missing. */
export function checkOpenIdSettings(given: Given, context: z.RefinementCtx): void {
  const fault = (name: string, message: string) => {
    context.addIssue({ code: 'custom', path: [name], message })
  }
  if (given.OIDC_ISSUER === undefined) {
    if (given.OIDC_CLIENT_ID !== undefined || given.OIDC_CLIENT_SECRET !== undefined)
      fault('OIDC_ISSUER', 'needed where OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is set')
    return
  }
  if (given.OIDC_CLIENT_ID === undefined) fault('OIDC_CLIENT_ID', 'needed where OIDC_ISSUER is set')
  if (given.BASE_URL === undefined)
    fault('BASE_URL', 'needed where OIDC_ISSUER is set: people come back to it from there')
  else if (!isSafeAddress(given.BASE_URL))
    fault('BASE_URL', 'https, or http on a loopback address, where OIDC_ISSUER is set')
}

/** Undefined where nobody signs in through an organisation. */
export function toOpenIdSettings(given: Given): OpenIdSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, BASE_URL: site } = given
  if (issuer === undefined || clientId === undefined || site === undefined) return undefined
  return {
    issuer,
    clientId,
    clientSecret: given.OIDC_CLIENT_SECRET,
    name: given.OIDC_NAME ?? new URL(issuer).host,
    scope: given.OIDC_SCOPE,
    roleClaim: given.OIDC_ROLE_CLAIM,
    roles: given.OIDC_ROLES,
    site,
  }
}

/** `group=role; group=role`. A group may have equals signs of its own; the last is ours. */
function toRoles(text: string, context: z.RefinementCtx): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>()
  for (const pair of text
    .split(';')
    .map(one => one.trim())
    .filter(Boolean)) {
    const at = pair.lastIndexOf('=')
    const value = pair.slice(0, Math.max(at, 0)).trim()
    const role = asRole.safeParse(pair.slice(at + 1).trim()).data
    if (value === '' || role === undefined || roles.has(value)) {
      const message = `pairs such as \`board-members=author; board-chairs=approver\`, each value once, with the roles ${ROLES.join(', ')}`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    roles.set(value, role)
  }
  return roles
}

function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
