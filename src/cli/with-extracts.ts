import { setTimeout as delay } from 'node:timers/promises'
import type { Extracts } from '../collections/extracts.ts'
import type { Config } from '../config.ts'
import type { Library } from '../search/library.ts'
import { SearchUnavailable } from '../search/search-index.ts'
import { readDataLock } from '../state/data-lock.ts'

const PATIENCE_MS = 5_000
const PAUSE_MS = 100

/**
 * Makes and verifies extracts as the running server does, beside it and writing nothing; where none runs, as a server
 * would for as long as it takes.
 */
export async function withExtracts<T>(
  config: Config,
  use: (extracts: Extracts, library: Library) => Promise<T>,
): Promise<T> {
  const isRunning = (await readDataLock(config.dataDir)) !== undefined
  const { createServices } = await import('../services.ts')
  const services = await createServices(
    { ...config, readOnly: config.readOnly || isRunning, logLevel: 'silent' },
    'extract',
  )
  try {
    await whenIndexed(services.library)
    const made = await use(services.extracts, services.library)
    // What a receipt is compared with later; where no server runs, nobody else keeps it.
    await services.extracts.versions.settled
    return made
  } finally {
    await services.stop()
  }
}

/** A file that was just saved is indexed by the running server a moment later. */
async function whenIndexed(library: Library): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      await library.sync()
      return
    } catch (cause) {
      if (!(cause instanceof SearchUnavailable) || performance.now() > until) throw cause
      await delay(PAUSE_MS)
    }
  }
}
