import type * as openIdClient from 'openid-client'
import type { RoleRule } from './role-from-claims.ts'
import { SignInFailed } from './sign-in-failed.ts'

/** Where people of an organisation sign in, and what their claims mean here. */
export interface OpenIdSettings extends RoleRule {
  /** Address of the provider, as it says it itself. */
  issuer: string
  clientId: string
  /** Undefined for a client that has none: PKCE alone then shows who asks. */
  clientSecret: string | undefined
  /** What people call it: "Sign in with …". */
  name: string
  scope: string
  /** Address of this site without a closing slash. */
  site: string
}

/** The provider as it has described itself, with the library that speaks to it. */
export interface ReachedProvider {
  client: typeof openIdClient
  configuration: openIdClient.Configuration
}

export interface OpenIdProvider {
  /** @throws SignInFailed where the provider cannot be reached, or says nothing that can be used */
  reach(): Promise<ReachedProvider>
}

/** A person waits for each of these. */
const TIMEOUT_S = 8
/** Addresses of a provider change now and then. */
const DESCRIPTION_MS = 60 * 60 * 1000
/** Whoever asks again and again while it is away does not make this site ask as often. */
const PAUSE_MS = 3_000

/** Asks a provider for its description when it is first needed, and again where it could not be had. */
export function createOpenIdProvider(settings: OpenIdSettings, now: () => number): OpenIdProvider {
  let last: { reached: Promise<ReachedProvider>; until: number } | undefined
  return {
    reach: () => {
      if (last && now() < last.until) return last.reached
      const asked = { reached: discover(settings), until: now() + DESCRIPTION_MS }
      asked.reached.catch(() => void (asked.until = now() + PAUSE_MS))
      last = asked
      return asked.reached
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<ReachedProvider> {
  // Not before it is needed: most commands and many sites never do.
  const client = await import('openid-client')
  const url = new URL(issuer)
  const execute = [client.enableNonRepudiationChecks]
  // The settings let only a loopback address be without TLS.
  if (url.protocol === 'http:') execute.push(client.allowInsecureRequests)
  try {
    const configuration = await client.discovery(
      url,
      clientId,
      {},
      clientSecret === undefined ? client.None() : toSecretAuth(client, clientSecret),
      { execute, timeout: TIMEOUT_S },
    )
    return { client, configuration }
  } catch (cause) {
    throw new SignInFailed('away', cause)
  }
}

/** In the header, as every provider is to take it unless it says that it does not. */
function toSecretAuth(client: typeof openIdClient, secret: string): openIdClient.ClientAuth {
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported
    const takesHeader = ways === undefined || ways.includes('client_secret_basic')
    const auth = takesHeader ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
    return auth(server, ...rest)
  }
}
