import { pino, type Logger } from 'pino'
import { openAccounts } from './accounts/accounts.ts'
import { createOpenId, type OpenId } from './accounts/open-id.ts'
import { openSessions, type Sessions } from './accounts/sessions.ts'
import { Drafts } from './authoring/drafts.ts'
import { Publishing } from './authoring/publishing.ts'
import { createSimilar, type Similar } from './analysis/similar.ts'
import { loadSnapshot } from './analysis/snapshot.ts'
import { digestCode } from './code-digest.ts'
import { accountOf, type AccountOf } from './accounts/account-of.ts'
import { Codings } from './collections/codings.ts'
import { openSavedSearches, type SavedSearches } from './collections/saved-searches.ts'
import { CorpusCache } from './corpus/cache/corpus-cache.ts'
import { Extracts } from './collections/extracts.ts'
import { Packs } from './collections/packs.ts'
import { siteAddress, type Config } from './config.ts'
import { createAttachedEngine } from './search/engine/attached-engine.ts'
import { createEngine, type Engine } from './search/engine/engine.ts'
import type { Indexer } from './search/library-parts.ts'
import { Library } from './search/library.ts'
import { createMeilisearchIndex } from './search/meilisearch-index.ts'
import { createNotingIndexer } from './search/noting-indexer.ts'
import { createReadingIndexer } from './search/reading-indexer.ts'
import type { SearchIndex } from './search/search-index.ts'
import { createWritingIndexer } from './search/writing-indexer.ts'
import { acquireDataLock } from './state/data-lock.ts'
import { openFirstSeen, type FirstSeen } from './state/first-seen.ts'
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
  /** Who has signed in, with the accounts; undefined in a process that only reads. */
  sessions: Sessions | undefined
  /** Undefined where nobody signs in through an organisation, and in a process that only reads. */
  openId: OpenId | undefined
  firstSeen: FirstSeen
  /** Undefined in a process that only reads. */
  savedSearches: SavedSearches | undefined
  extracts: Extracts
  packs: Packs
  codings: Codings
  /** Undefined in a process that only reads. */
  drafts: Drafts | undefined
  /** Undefined in a process that only reads. */
  publishing: Publishing | undefined
  /** Who a request comes from. */
  accountOf: AccountOf
  /** Stops the engine and lets go of the data folder. */
  stop(): Promise<void>
}

/**
 * Makes everything that lives long, in the order in which it depends on each other.
 * @throws DataDirInUse, TaxonomyBroken, EngineUnavailable, StateUnreadable: each says what to do
 */
export async function createServices(config: Config, purpose: string): Promise<Services> {
  const log = pino({ level: config.logLevel })
  const undo: Array<() => Promise<void>> = []
  try {
    if (!config.readOnly) {
      const lock = await acquireDataLock(config.dataDir, { purpose })
      undo.push(() => lock.release())
    }
    const sessions = config.readOnly ? undefined : await startSessions(config)
    undo.push(async () => sessions?.stop())
    const openId = sessions && config.openId && createOpenId(config.openId, log)
    // Both take their time, and neither needs the other.
    const starting = startOrAttachEngine(config, log)
    undo.push(() =>
      starting.then(
        started => started.stop(),
        () => undefined,
      ),
    )
    starting.catch(() => undefined)
    const cache = new CorpusCache({ ...config, madeBy: digestCode() })
    const snapshot = await loadSnapshot(config, undefined, cache)
    const engine = await starting
    const firstSeen = await openFirstSeen(config.dataDir, config)
    const savedSearches = config.readOnly ? undefined : await openSavedSearches(config.dataDir)
    const index = createMeilisearchIndex(() => engine.address())
    const library = new Library({
      folders: config,
      snapshot,
      index,
      indexer: await createIndexer(config, index, firstSeen),
      log,
      cache,
      keptResults: config.searchCache,
    })
    undo.push(() => library.stop())
    const similar = createSimilar({ snapshot: () => library.snapshot, log })
    const extracts = await createExtracts(config, library, log)
    undo.push(() => extracts.versions.stop())
    const packs = new Packs({ dataDir: config.dataDir, library, extracts })
    const drafts = sessions && createDrafts(config, sessions, library, log)
    const publishing = drafts && createPublishing(config, drafts, library, extracts, log)
    // An engine that comes back may have lost its index; one that was away at the start has none yet.
    const unlisten = engine.onUp(
      ({ rebuilt }) => void library.sync({ rebuild: rebuilt }).catch(() => undefined),
    )
    undo.push(async () => unlisten())
    const lasting = { config, log, engine, index, library, similar, sessions, openId, firstSeen }
    const kept = { savedSearches, extracts, packs, codings: new Codings(config), drafts, publishing }
    return { ...lasting, ...kept, accountOf, stop: () => unwind(undo) }
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

function createDrafts({ dataDir }: Config, { accounts }: Sessions, library: Library, log: Logger): Drafts {
  return new Drafts({ dataDir, accounts, snapshot: () => library.snapshot, log })
}

function createPublishing(
  config: Config,
  { shelf }: Drafts,
  library: Library,
  { versions }: Extracts,
  log: Logger,
): Publishing {
  const site = { name: config.siteName, address: siteAddress(config) }
  const served = {
    get snapshot() {
      return library.snapshot
    },
    // A version is kept before the next can be published over it: its text is read from the file.
    refresh: async () => {
      await library.refresh()
      await versions.settled
    },
  }
  const { reviewsDir, dataDir } = config
  return new Publishing({ shelf, library: served, reviewsDir, dataDir, site, log })
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

async function createIndexer(
  { readOnly, dataDir }: Config,
  index: SearchIndex,
  firstSeen: FirstSeen,
): Promise<Indexer> {
  if (readOnly) return createReadingIndexer(() => openIndexState(dataDir, { readOnly }))
  return createNotingIndexer(createWritingIndexer(index, await openIndexState(dataDir)), firstSeen)
}

async function startSessions({ dataDir, sessionSecret, baseUrl }: Config): Promise<Sessions> {
  return openSessions(await openAccounts(dataDir), { dataDir, secret: sessionSecret, baseUrl })
}

async function unwind(undo: Array<() => Promise<void>>): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}
