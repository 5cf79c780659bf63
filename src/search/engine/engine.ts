import { copyEngineBinary } from './copy-engine-binary.ts'
import type { EngineAddress } from './engine-address.ts'
import { createEngineFolder } from './engine-folder.ts'
import type { EngineLog } from './engine-log.ts'
import { EngineStatus, type EngineState, type EngineUpListener } from './engine-status.ts'
import { findEngineBinary } from './find-engine-binary.ts'
import { superviseEngine } from './supervise-engine.ts'
import { watchExternalEngine } from './watch-external-engine.ts'

export type { EngineAddress, EngineLog, EngineState, EngineUpListener }

export interface EngineOptions {
  dataDir: string
  /** A server of one's own; without it the embedded engine is started. */
  meiliUrl?: string | undefined
  meiliApiKey?: string | undefined
  meiliBin?: string | undefined
  log: EngineLog
}

/** The search engine: a child that is kept running, or a server elsewhere that is watched. */
export interface Engine {
  readonly mode: 'embedded' | 'external' | 'attached'
  readonly state: EngineState
  /** Why it is not up, undefined while it is. */
  readonly lastError: string | undefined
  /** The last start could not use the database and began with an empty one: index everything. */
  readonly rebuilt: boolean
  /** Where it is now: ask each time, since a restart changes the port. @throws EngineDown when it is not up. */
  address(): EngineAddress
  /** Waits for it. @throws EngineDown after `timeoutMs`, or at once when it was stopped. */
  whenUp(timeoutMs: number): Promise<EngineAddress>
  /** Calls `listener` each time it comes up after `createEngine` has returned. The result ends that. */
  onUp(listener: EngineUpListener): () => void
  /** Ends the child and waits until it is gone; an external server is only left. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the embedded engine, or looks for the external one, for three seconds at most.
 * The caller holds the lock of `dataDir` when the engine is embedded.
 * @throws EngineUnavailable when there is no binary to run, it is not the expected one, or its first start fails.
 * An external server that does not answer is no exception: `state` is `failed`, and it is tried again.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const status = new EngineStatus()
  const stop = await run(options, status)
  let stopped: Promise<void> | undefined
  return {
    mode: options.meiliUrl === undefined ? 'embedded' : 'external',
    get state() {
      return status.state
    },
    get lastError() {
      return status.lastError
    },
    get rebuilt() {
      return status.rebuilt
    },
    address: () => status.address(),
    whenUp: timeoutMs => status.whenUp(timeoutMs),
    onUp: listener => status.onUp(listener),
    stop: () => (stopped ??= stop()),
  }
}

async function run(options: EngineOptions, status: EngineStatus): Promise<() => Promise<void>> {
  const { dataDir, meiliUrl, meiliApiKey, meiliBin, log } = options
  if (meiliUrl !== undefined) return watchExternalEngine({ url: meiliUrl, apiKey: meiliApiKey, log }, status)
  const found = await findEngineBinary({ meiliBin })
  const folder = await createEngineFolder(dataDir)
  const binary = found.from === 'package' ? await copyEngineBinary(found.path, folder) : found.path
  return superviseEngine({ binary, folder, log }, status)
}
