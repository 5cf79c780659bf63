import { z } from 'zod'
import { createOpenIdProvider, type OpenIdSettings } from './open-id-provider.ts'
import { personFromClaims, type Person } from './person-from-claims.ts'
import { claimAt, type Claims } from './role-from-claims.ts'
import { createSeal } from './seal.ts'
import { SignInFailed, toSignInFailed } from './sign-in-failed.ts'

/** Signing in through an organisation: OpenID Connect, authorisation code flow with PKCE, state and nonce. */
export interface OpenId {
  name: string
  /** Whether the site is reached over https. */
  isSecure: boolean
  /**
   * Where to send somebody who wants to sign in, and what their browser keeps until they come back.
   * @param returnTo path of the page that they go on to
   * @throws SignInFailed where the provider cannot be reached
   */
  begin(returnTo: string): Promise<{ address: string; attempt: string }>
  /**
   * Whoever the provider has sent back.
   * @param search of the address that they came back to, with its question mark
   * @param attempt what their browser has kept
   * @throws SignInFailed
   */
  finish(search: string, attempt: string | undefined): Promise<{ person: Person; returnTo: string }>
  /** Where to sign out at the provider; undefined where it does not offer that, or cannot be reached. */
  signOutAddress(): Promise<string | undefined>
}

/** Who signs in elsewhere looks for a password, a telephone, a colleague: ten minutes are enough and no more. */
export const ATTEMPT_MS = 10 * 60 * 1000

/** Path that the provider sends people back to; it is told of it beforehand. */
export const CALLBACK = '/sign-in/organisation/callback'

const keptAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  until: z.number(),
})

/** Asks nothing of the provider before somebody wants to sign in: the site starts without it. */
export function createOpenId(
  settings: OpenIdSettings,
  log: { warn(fields: object, message: string): void },
  now: () => number = Date.now,
): OpenId {
  const { site, scope } = settings
  const provider = createOpenIdProvider(settings, now)
  const seal = createSeal()
  // For whoever keeps the site: what the person is told has no causes.
  const note = (failed: SignInFailed) => {
    if (failed.reasons.length > 0) log.warn({ reasons: failed.reasons }, failed.message)
    return failed
  }
  const noted = <T>(reached: Promise<T>): Promise<T> =>
    reached.catch((cause: unknown) => {
      throw cause instanceof SignInFailed ? note(cause) : cause
    })
  const readAttempt = (sealed: string | undefined) => {
    const text = sealed === undefined ? undefined : seal.open(sealed)
    const attempt = text === undefined ? undefined : keptAttempt.parse(JSON.parse(text))
    if (!attempt || attempt.until < now()) throw new SignInFailed('not begun here')
    return attempt
  }
  return {
    name: settings.name,
    isSecure: site.startsWith('https:'),
    begin: async returnTo => {
      const { client, configuration } = await noted(provider.reach())
      const verifier = client.randomPKCECodeVerifier()
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier,
        returnTo,
        until: now() + ATTEMPT_MS,
      }
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: site + CALLBACK,
        scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, attempt: seal.close(JSON.stringify(attempt)) }
    },
    finish: async (search, sealed) => {
      const { state, nonce, verifier, returnTo } = readAttempt(sealed)
      if (new URLSearchParams(search).get('state') !== state) throw new SignInFailed('not begun here')
      const reached = await noted(provider.reach())
      const { client, configuration } = reached
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(site + CALLBACK + search), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        })
        const idToken = tokens.claims()!
        const more = await askFurther(reached, idToken, tokens.access_token)
        return { person: personFromClaims({ ...more, ...idToken }, settings), returnTo }
      } catch (cause) {
        throw note(toSignInFailed(cause))
      }
    },
    signOutAddress: async () => {
      const reached = await provider.reach().catch(() => undefined)
      if (reached?.configuration.serverMetadata().end_session_endpoint === undefined) return undefined
      // Without a token of theirs, since none is kept: the provider may ask the person whether they mean it.
      const back = { post_logout_redirect_uri: `${site}/sign-in` }
      return reached.client.buildEndSessionUrl(reached.configuration, back).href
    },
  }

  /** Claims that are only told on request: many providers leave roles and names out of the ID token. */
  async function askFurther(
    { client, configuration }: Awaited<ReturnType<typeof provider.reach>>,
    idToken: Claims & { sub: string },
    accessToken: string,
  ): Promise<Claims> {
    const isTold = claimAt(idToken, settings.roleClaim) !== undefined && idToken['name'] !== undefined
    if (isTold || configuration.serverMetadata().userinfo_endpoint === undefined) return {}
    return client.fetchUserInfo(configuration, accessToken, idToken.sub)
  }
}
