import { pino, type Logger } from 'pino'
import { loadSnapshot } from './analysis/snapshot.ts'
import type { Config } from './config.ts'
import { createEngine, type Engine } from './search/engine/engine.ts'
import { openIndexState } from './search/index-state.ts'
import type { SearchIndex } from './search/search-index.ts'
import { Library } from './search/library.ts'
import { createMeilisearchIndex } from './search/meilisearch-index.ts'
import { acquireDataLock } from './state/data-lock.ts'

/** Everything that lives as long as the server. */
export interface Services {
  config: Config
  log: Logger
  engine: Engine
  index: SearchIndex
  library: Library
  /** Stops the engine and lets go of the data folder. */
  stop(): Promise<void>
}

/**
 * Makes everything that lives long, in the order in which it depends on each other.
 * @throws DataDirInUse, TaxonomyBroken, EngineUnavailable: each says what to do
 */
export async function createServices(config: Config, purpose: string): Promise<Services> {
  const log = pino({ level: config.logLevel })
  const lock = await acquireDataLock(config.dataDir, { purpose })
  const undo: Array<() => Promise<void>> = [() => lock.release()]
  try {
    const snapshot = await loadSnapshot(config)
    const engine = await createEngine({ ...config, log })
    undo.push(() => engine.stop())
    const index = createMeilisearchIndex(() => engine.address())
    const library = new Library({ snapshot, index, state: await openIndexState(config.dataDir), log })
    // An engine that comes back may have lost its index; one that was away at the start has none yet.
    const unlisten = engine.onUp(
      ({ rebuilt }) => void library.sync({ rebuild: rebuilt }).catch(() => undefined),
    )
    undo.push(async () => unlisten())
    return { config, log, engine, index, library, stop: () => unwind(undo) }
  } catch (cause) {
    await unwind(undo)
    throw cause
  }
}

async function unwind(undo: Array<() => Promise<void>>): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}
