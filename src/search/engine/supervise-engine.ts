import { backOff } from './back-off.ts'
import { endOrphanEngine } from './end-orphan-engine.ts'
import { removeEngineAddress, writeEngineAddress } from './engine-address.ts'
import { loadOrCreateEngineKey } from './engine-key.ts'
import type { EngineLog } from './engine-log.ts'
import type { EngineStatus } from './engine-status.ts'
import { findTieToParent } from './find-tie-to-parent.ts'
import type { EngineSpawn } from './spawn-engine.ts'
import { EngineStartFailed, startEngineProcess, type EngineProcess } from './start-engine-process.ts'

export interface EngineSupervision {
  binary: string
  folder: string
  log: EngineLog
}

// An engine that ran this long has recovered: its next death counts as a first one.
const STEADY_MS = 10_000

/**
 * Starts the engine and starts it again whenever it dies, until the returned function is called: that ends it, waits
 * until it is gone and removes its address.
 * @throws EngineUnavailable when the first start fails. Later failures are in `status`, and tried again.
 */
export async function superviseEngine(
  { binary, folder, log }: EngineSupervision,
  status: EngineStatus,
): Promise<() => Promise<void>> {
  const key = await loadOrCreateEngineKey(folder)
  await endOrphanEngine(folder, key)
  const supervisor = new Supervisor({ binary, folder, key, tie: await findTieToParent() }, status, log)
  const first = await supervisor.start(false)
  const kept = supervisor.keepUp(first)
  return async () => {
    await supervisor.end()
    await kept
    await removeEngineAddress(folder)
    status.setDown('stopped', 'The search engine was stopped.')
  }
}

class Supervisor {
  readonly #stopping = new AbortController()
  readonly #what: EngineSpawn
  readonly #status: EngineStatus
  readonly #log: EngineLog
  #current: EngineProcess | undefined

  constructor(what: EngineSpawn, status: EngineStatus, log: EngineLog) {
    this.#what = what
    this.#status = status
    this.#log = log
  }

  async start(databaseUnusable: boolean): Promise<EngineProcess> {
    const { signal } = this.#stopping
    const { folder } = this.#what
    await removeEngineAddress(folder)
    const engine = await startEngineProcess({ ...this.#what, databaseUnusable, signal })
    this.#current = engine
    // Ended while it was starting: it answered too late to be known to `end`.
    if (signal.aborted) await engine.stop()
    if (engine.rebuilt) this.#log.warn({ folder }, 'The search database could not be used and was set aside.')
    await announce(engine, folder, this.#log)
    if (!signal.aborted) this.#status.setUp(engine.address, { rebuilt: engine.rebuilt })
    return engine
  }

  /** Follows one engine after another until it is ended. */
  async keepUp(first: EngineProcess): Promise<void> {
    let deaths = 0
    for (let engine: EngineProcess | undefined = first; engine !== undefined;) {
      const upSince = Date.now()
      const { reason, databaseUnusable } = await engine.ended
      if (this.#stopping.signal.aborted) return
      deaths = Date.now() - upSince > STEADY_MS ? 1 : deaths + 1
      this.#status.setDown('starting', `The search engine ended (${reason}) and is being started again.`)
      this.#log.error({ reason, deaths }, 'The search engine ended.')
      engine = await this.#startAgain(deaths, databaseUnusable)
    }
  }

  async end(): Promise<void> {
    this.#stopping.abort()
    await this.#current?.stop()
  }

  async #startAgain(deaths: number, databaseUnusable: boolean): Promise<EngineProcess | undefined> {
    const { signal } = this.#stopping
    let unusable = databaseUnusable
    for (let failures = deaths; await backOff(failures, signal); failures += 1) {
      try {
        return await this.start(unusable)
      } catch (error) {
        if (signal.aborted) return undefined
        // What was set aside in vain has still to be reported when a later start succeeds.
        unusable ||= error instanceof EngineStartFailed && error.databaseSetAside
        this.#status.setDown('failed', error instanceof Error ? error.message : String(error))
        this.#log.error({ err: error }, 'The search engine could not be started again.')
      }
    }
    return undefined
  }
}

/** Lets other processes find it. Where that cannot be written, a full disk say, this process can still search. */
async function announce({ address, pid }: EngineProcess, folder: string, log: EngineLog): Promise<void> {
  const { url, version } = address
  log.info({ url, version, pid }, 'The search engine is up.')
  try {
    await writeEngineAddress(folder, { url, pid, version, startedAt: new Date().toISOString() })
  } catch (error) {
    log.warn({ err: error }, 'The search engine is up, but other processes cannot find it.')
  }
}
