/** Why nobody was signed in: the provider is away, the person turned back, it is another browser's, it is not sound. */
export type FailedFor = 'away' | 'cancelled' | 'not begun here' | 'not sound'

/** An organisation has not signed anybody in. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly because: FailedFor

  constructor(because: FailedFor, cause?: unknown) {
    super(`Signing in through the organisation failed: ${because}`, { cause })
    this.because = because
  }

  /** For the log, in words that tell nothing of the person: names and codes of what went wrong, no answers. */
  get reasons(): string[] {
    const reasons: string[] = []
    for (let cause = this.cause; cause instanceof Error && reasons.length < 4; cause = cause.cause) {
      const { code, error = challengeOf(cause) } = cause as { code?: unknown; error?: unknown }
      reasons.push(
        [cause.name, code, error, cause.message].filter(part => typeof part === 'string').join(' '),
      )
    }
    return reasons
  }
}

/** What a provider says in `www-authenticate`, to a client that it does not know. */
function challengeOf({ cause }: Error): unknown {
  const [challenge] = Array.isArray(cause) ? (cause as Array<{ parameters?: { error?: unknown } }>) : []
  return challenge?.parameters?.error
}

/** What went wrong while the provider was spoken to, by its code. */
export function toSignInFailed(cause: unknown): SignInFailed {
  const { error, code, status } = cause as { error?: string; code?: string; status?: number }
  const answered = status ?? (cause as { cause?: { status?: number } }).cause?.status ?? 0
  // A TypeError is what `fetch` throws where there is no answer at all.
  if (cause instanceof TypeError || code === 'OAUTH_TIMEOUT' || answered >= 500)
    return new SignInFailed('away', cause)
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') {
    if (error === 'access_denied') return new SignInFailed('cancelled')
    if (error === 'temporarily_unavailable' || error === 'server_error')
      return new SignInFailed('away', cause)
  }
  return new SignInFailed('not sound', cause)
}
