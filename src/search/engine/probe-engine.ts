/** What came of asking an engine who it is: its version, or why there is no answer to be used. */
export type EngineProbe =
  | { outcome: 'answered'; version: string }
  | { outcome: 'refused' | 'unreachable' | 'not-an-engine'; reason: string }

export interface EngineProbeOptions {
  url: string
  apiKey?: string | undefined
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/**
 * Asks `GET /version` with the key. `/health` would prove nothing: it is open, and on a port that somebody else
 * has taken it answers for them. Never throws.
 */
export async function probeEngine({
  url,
  apiKey,
  timeoutMs,
  signal,
}: EngineProbeOptions): Promise<EngineProbe> {
  try {
    const response = await fetch(new URL('version', url.endsWith('/') ? url : `${url}/`), {
      headers: {
        'accept-encoding': 'identity',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      // The key is for this server and not for one it points at.
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    })
    const body = await response.text()
    if (response.status === 401 || response.status === 403)
      return { outcome: 'refused', reason: `${response.status}` }
    const version = response.ok ? parseVersion(body) : undefined
    return version === undefined
      ? { outcome: 'not-an-engine', reason: `status ${response.status}` }
      : { outcome: 'answered', version }
  } catch (error) {
    return { outcome: 'unreachable', reason: toReason(error, timeoutMs) }
  }
}

function parseVersion(body: string): string | undefined {
  try {
    const { pkgVersion } = JSON.parse(body) as { pkgVersion?: unknown }
    return typeof pkgVersion === 'string' ? pkgVersion : undefined
  } catch {
    return undefined
  }
}

// `fetch failed` says nothing; the cause does.
function toReason(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer in ${timeoutMs} ms`
  const cause = error.cause as { code?: string; message?: string } | undefined
  return cause?.code ?? cause?.message ?? error.message
}
