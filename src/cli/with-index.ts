import type { Config } from '../config.ts'
import { attachEngine } from '../search/engine/attach-engine.ts'
import { createMeilisearchIndex } from '../search/meilisearch-index.ts'
import type { SearchIndex } from '../search/search-index.ts'

/** Uses the index of the running server, or starts an engine, brings its index up to date and stops it again. */
export async function withIndex<T>(config: Config, use: (index: SearchIndex) => Promise<T>): Promise<T> {
  const running = await attachEngine(config.dataDir)
  if (running) return use(createMeilisearchIndex(() => running))
  const { createServices } = await import('../services.ts')
  const services = await createServices({ ...config, logLevel: 'silent' }, 'search')
  try {
    await services.library.sync()
    return await use(services.index)
  } finally {
    await services.stop()
  }
}
