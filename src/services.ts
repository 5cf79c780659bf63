import { pino, type Logger } from 'pino'
import { createSimilar, type Similar } from './analysis/similar.ts'
import { loadSnapshot } from './analysis/snapshot.ts'
import { nobody, type AccountOf } from './collections/account-of.ts'
import { Extracts } from './collections/extracts.ts'
import { siteAddress, type Config } from './config.ts'
import { createAttachedEngine } from './search/engine/attached-engine.ts'
import { createEngine, type Engine } from './search/engine/engine.ts'
import { Library, type Indexer } from './search/library.ts'
import { createMeilisearchIndex } from './search/meilisearch-index.ts'
import { createReadingIndexer } from './search/reading-indexer.ts'
import type { SearchIndex } from './search/search-index.ts'
import { createWritingIndexer } from './search/writing-indexer.ts'
import { acquireDataLock } from './state/data-lock.ts'
import { openIndexState } from './state/index-state.ts'
import { openSigningKey } from './state/signing-key.ts'
import { VERSION } from './version.ts'

/** Everything that lives as long as the server. */
export interface Services {
  config: Config
  log: Logger
  engine: Engine
  index: SearchIndex
  library: Library
  similar: Similar
  extracts: Extracts
  /** Who a request comes from. */
  accountOf: AccountOf
  /** Stops the engine and lets go of the data folder. */
  stop(): Promise<void>
}

/**
 * Makes everything that lives long, in the order in which it depends on each other.
 * @throws DataDirInUse, TaxonomyBroken, EngineUnavailable: each says what to do
 */
export async function createServices(config: Config, purpose: string): Promise<Services> {
  const log = pino({ level: config.logLevel })
  const undo: Array<() => Promise<void>> = []
  try {
    if (!config.readOnly) {
      const lock = await acquireDataLock(config.dataDir, { purpose })
      undo.push(() => lock.release())
    }
    const snapshot = await loadSnapshot(config)
    const engine = await startOrAttachEngine(config, log)
    undo.push(() => engine.stop())
    const index = createMeilisearchIndex(() => engine.address())
    const library = new Library({
      folders: config,
      snapshot,
      index,
      indexer: await createIndexer(config, index),
      log,
    })
    const similar = createSimilar({ snapshot: () => library.snapshot, log })
    const extracts = await createExtracts(config, library, log)
    undo.push(() => extracts.versions.stop())
    // An engine that comes back may have lost its index; one that was away at the start has none yet.
    const unlisten = engine.onUp(
      ({ rebuilt }) => void library.sync({ rebuild: rebuilt }).catch(() => undefined),
    )
    undo.push(async () => unlisten())
    const services = { config, log, engine, index, library, similar, extracts, accountOf: nobody }
    return { ...services, stop: () => unwind(undo) }
  } catch (cause) {
    await unwind(undo)
    throw cause
  }
}

/** A process that only reads has an engine of its own only where it is told of one. */
function startOrAttachEngine(config: Config, log: Logger): Promise<Engine> {
  const attached = config.readOnly && config.meiliUrl === undefined
  return attached ? createAttachedEngine(config.dataDir, log) : createEngine({ ...config, log })
}

/** The one writer makes the key and keeps versions; a process that only reads looks at both. */
async function createExtracts(config: Config, library: Library, log: Logger): Promise<Extracts> {
  const { dataDir, readOnly, siteName } = config
  if (!readOnly) await openSigningKey(dataDir)
  const site = { name: siteName, address: siteAddress(config) }
  const extracts = new Extracts({ library, dataDir, readOnly, site, software: VERSION, log })
  if (!readOnly) library.onServed(snapshot => extracts.versions.keep(snapshot))
  return extracts
}

async function createIndexer({ readOnly, dataDir }: Config, index: SearchIndex): Promise<Indexer> {
  if (readOnly) return createReadingIndexer(() => openIndexState(dataDir, { readOnly }))
  return createWritingIndexer(index, await openIndexState(dataDir))
}

async function unwind(undo: Array<() => Promise<void>>): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}
