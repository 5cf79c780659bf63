import type { EngineAddress } from './engine-address.ts'

/**
 * Asks a running engine to log warnings only. At the level that tells its port it writes a line for every request:
 * a third of the throughput of small queries, a pipe that fills and blocks it while we are busy, and the words people
 * looked for. Its failure costs no more than that, so it never throws.
 */
export async function quietenEngine({ url, apiKey }: EngineAddress): Promise<void> {
  const send = (method: string, path: string, body: object) =>
    fetch(new URL(path, url), {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(1000),
    }).then(response => response.text())
  try {
    await send('PATCH', '/experimental-features', { logsRoute: true })
    await send('POST', '/logs/stderr', { target: 'WARN' })
  } catch {
    // It goes on logging requests.
  }
}
