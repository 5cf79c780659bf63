import { backOff, pause } from './back-off.ts'
import type { EngineLog } from './engine-log.ts'
import type { EngineStatus } from './engine-status.ts'
import { probeEngine, type EngineProbe } from './probe-engine.ts'

export interface ExternalEngine {
  url: string
  apiKey?: string | undefined
  log: EngineLog
}

// Within the three seconds that creating an engine may take.
const PROBE_MS = 2500
const WATCH_MS = 5000
// One slow answer under load is not an engine that is gone.
const MISSES_ALLOWED = 1

/**
 * Asks the server at MEILI_URL who it is, and goes on asking: now and then while it answers, with back-off while it
 * does not. What it finds is in `status`; it never throws. The returned function ends the watch, not the server.
 */
export async function watchExternalEngine(
  external: ExternalEngine,
  status: EngineStatus,
): Promise<() => Promise<void>> {
  const watch = new ExternalWatch(external, status)
  const stopping = new AbortController()
  await watch.look(stopping.signal)
  const watched = watch.goOn(stopping.signal)
  return async () => {
    stopping.abort()
    await watched
    status.setDown('stopped', 'The search engine is no longer watched.')
  }
}

class ExternalWatch {
  readonly #external: ExternalEngine
  readonly #status: EngineStatus
  #misses = 0

  constructor(external: ExternalEngine, status: EngineStatus) {
    this.#external = external
    this.#status = status
  }

  async goOn(signal: AbortSignal): Promise<void> {
    const wait = () => (this.#misses === 0 ? pause(WATCH_MS, signal) : backOff(this.#misses + 1, signal))
    while (await wait()) await this.look(signal)
  }

  async look(signal: AbortSignal): Promise<void> {
    const { url, apiKey } = this.#external
    const probe = await probeEngine({ url, apiKey, timeoutMs: PROBE_MS, signal })
    if (signal.aborted) return
    if (probe.outcome === 'answered') this.#met(probe.version)
    else this.#missed(describe(url, probe))
  }

  #met(version: string): void {
    const { url, apiKey = '', log } = this.#external
    this.#misses = 0
    if (this.#status.state === 'up' && this.#status.address().version === version) return
    log.info({ url, version }, 'The search engine answers.')
    this.#status.setUp({ url, apiKey, version }, { rebuilt: false })
  }

  #missed(reason: string): void {
    const { url, log } = this.#external
    this.#misses += 1
    if (this.#status.state === 'up' && this.#misses <= MISSES_ALLOWED) return
    // Said once, however often it is tried.
    if (reason !== this.#status.lastError) log.error({ url }, reason)
    this.#status.setDown('failed', reason)
  }
}

function describe(url: string, { outcome, reason }: Exclude<EngineProbe, { outcome: 'answered' }>): string {
  switch (outcome) {
    case 'refused':
      return (
        `The search engine at ${url} refused the key: unauthorised (${reason}). ` +
        'Set MEILI_API_KEY to its master key, or to a key that may manage indexes and ask for the version.'
      )
    case 'unreachable':
      return `No search engine answers at ${url} (${reason}). Start it, or correct MEILI_URL.`
    case 'not-an-engine':
      return `What answers at ${url} is not a Meilisearch server (${reason}). Correct MEILI_URL.`
  }
}
