import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../src/config.ts'
import { rootPath } from '../../src/root-path.ts'
import { createServices } from '../../src/services.ts'
import type { Snapshot } from '../../src/analysis/snapshot.ts'
import { loadDocuments, type TestDocument } from './documents.ts'
import { createFts5 } from './systems/fts5.ts'
import { createMeilisearchDefaults } from './systems/meilisearch-defaults.ts'
import { createMiniSearch } from './systems/minisearch.ts'
import { createOurs } from './systems/ours.ts'
import type { System } from './systems/system.ts'

/** Every system on the same documents. */
export interface Started {
  snapshot: Snapshot
  documents: readonly TestDocument[]
  systems: readonly System[]
  /** Version of the engine. */
  engine: string
}

/**
 * Starts the real application on the real reviews with an engine and a data folder of its own, and the others
 * beside it, and ends them all when the work is done, fails or is broken off.
 */
export async function withSystems<T>(work: (started: Started) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-relevance-'))
  const undo: Array<() => unknown> = [() => rm(folder, { recursive: true, force: true })]
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  const breakOff = () => void end().finally(() => process.exit(130))
  process.once('SIGINT', breakOff)
  try {
    // Copies, so that a file that is saved meanwhile does not change what is compared.
    for (const name of ['reviews', 'taxonomy'])
      await cp(rootPath(name), join(folder, name), { recursive: true })
    const services = await createServices(
      loadConfig({
        DATA_DIR: join(folder, 'data'),
        REVIEWS_DIR: join(folder, 'reviews'),
        TAXONOMY_DIR: join(folder, 'taxonomy'),
        LOG_LEVEL: 'silent',
        MEILI_BIN: process.env['MEILI_BIN'],
      }),
      'relevance',
    )
    undo.push(() => services.stop())
    await services.library.sync()
    await services.library.ranked
    const { snapshot } = services.library
    const documents = await loadDocuments(snapshot)
    const systems = [
      ...createOurs(services),
      await createMeilisearchDefaults(services.engine.address(), documents),
      createMiniSearch(documents),
      createFts5(documents),
    ]
    undo.push(() => systems.forEach(system => system.end?.()))
    return await work({ snapshot, documents, systems, engine: await services.library.engineVersion() })
  } finally {
    process.off('SIGINT', breakOff)
    await end()
  }
}
