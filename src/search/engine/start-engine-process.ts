import { setTimeout as delay } from 'node:timers/promises'
import type { EngineAddress } from './engine-address.ts'
import { EngineUnavailable } from './engine-errors.ts'
import { findListeningPort } from './find-listening-port.ts'
import { probeEngine } from './probe-engine.ts'
import { quietenEngine } from './quieten-engine.ts'
import { isDatabaseUnusable, setDatabaseAside } from './set-database-aside.ts'
import { spawnEngine, type EngineChild, type EngineEnd, type EngineSpawn } from './spawn-engine.ts'

export interface EngineStart extends EngineSpawn {
  /** The last engine died of its database: begin with an empty one. */
  databaseUnusable?: boolean
  signal?: AbortSignal | undefined
  timeoutMs?: number
}

/** A running engine that answered with our key. */
export interface EngineProcess {
  pid: number
  address: EngineAddress
  /** Its database was set aside: everything has to be indexed again. */
  rebuilt: boolean
  ended: Promise<EngineEnd & { databaseUnusable: boolean }>
  stop(): Promise<void>
}

/** An engine that did not start. `databaseSetAside`: on the way, its database was. */
export class EngineStartFailed extends EngineUnavailable {
  readonly databaseSetAside: boolean

  constructor(message: string, { databaseSetAside }: { databaseSetAside: boolean }) {
    super(message)
    this.databaseSetAside = databaseSetAside
  }
}

// 75 ms where measured; a cold disk has 131 MB to read first.
const START_MS = 30_000
// The log line comes with the first answer. Without it by then, the system is asked.
const LOG_LINE_MS = 500
const PROBE_MS = 1000
// Small beside the 75 ms.
const POLL_MS = 5
// It ends in 2 to 9 ms.
const STOP_MS = 5000

/**
 * Starts the engine and resolves when `GET /version` answers with our key. A database of another version, or a damaged
 * one, is set aside once and the engine started anew.
 * @throws EngineStartFailed when it ends or does not answer in time, with its last words.
 */
export async function startEngineProcess(start: EngineStart): Promise<EngineProcess> {
  let rebuilt = start.databaseUnusable === true
  if (rebuilt) await setDatabaseAside(start.folder)
  for (;;) {
    const child = await spawnEngine(start)
    const outcome = await waitUntilItAnswers(child, start)
    if ('url' in outcome) {
      await quietenEngine(outcome)
      child.output.settle()
      return toProcess(child, outcome, rebuilt)
    }
    await endChild(child)
    const words = child.output.lastWords()
    if (rebuilt || !isDatabaseUnusable(outcome.signal, words) || !(await setDatabaseAside(start.folder))) {
      const message = `The search engine ${start.binary} did not start (${outcome.reason}).`
      throw new EngineStartFailed(words === '' ? message : `${message}\n${words}`, {
        databaseSetAside: rebuilt,
      })
    }
    rebuilt = true
  }
}

async function waitUntilItAnswers(
  child: EngineChild,
  start: EngineStart,
): Promise<EngineAddress | EngineEnd> {
  const { key, signal, timeoutMs = START_MS } = start
  const began = Date.now()
  let reason = 'it did not say where it listens'
  while (Date.now() - began < timeoutMs) {
    if (child.end !== undefined) return child.end
    if (signal?.aborted === true) return { signal: null, reason: 'stopped' }
    const port = await portOf(child, Date.now() - began)
    if (port !== undefined) {
      const url = `http://127.0.0.1:${port}`
      const probe = await probeEngine({ url, apiKey: key, timeoutMs: PROBE_MS, signal })
      if (probe.outcome === 'answered') return { url, apiKey: key, version: probe.version }
      reason = probe.reason
    }
    await delay(POLL_MS)
  }
  return { signal: null, reason: `no answer in ${timeoutMs / 1000} s: ${reason}` }
}

async function portOf(child: EngineChild, afterMs: number): Promise<number | undefined> {
  if (child.output.port !== undefined || child.pid === undefined || afterMs < LOG_LINE_MS)
    return child.output.port
  return findListeningPort(child.pid)
}

function toProcess(child: EngineChild, address: EngineAddress, rebuilt: boolean): EngineProcess {
  const ended = child.ended.then(({ signal, reason }) => {
    const words = child.output.lastWords()
    const databaseUnusable = isDatabaseUnusable(signal, words)
    return { signal, databaseUnusable, reason: words === '' ? reason : `${reason}: ${words}` }
  })
  return { pid: child.pid as number, address, rebuilt, ended, stop: () => endChild(child) }
}

/** Ends the child, by force where asking is not enough, and waits until it is gone. */
async function endChild(child: EngineChild): Promise<void> {
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await child.ended
  clearTimeout(force)
}
