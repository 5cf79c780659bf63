import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { createEngine, type Engine } from '../../src/search/engine/engine.ts'
import { createMeilisearchIndex } from '../../src/search/meilisearch-index.ts'
import type { SearchIndex } from '../../src/search/search-index.ts'

/** An engine, and an index of its own on it. */
export interface TestEngine {
  engine: Engine
  index: SearchIndex
  /** Name of the index. */
  name: string
  /** Folder for state beside the engine. */
  folder: string
  /** Asks the engine itself, past the port. */
  ask(method: 'GET' | 'DELETE', path: string): Promise<EngineAnswer>
  /** Takes the index away and waits until it is gone. */
  dropIndex(): Promise<void>
  /** Number of the newest task, -1 before the first: two equal ones have no task between them. */
  lastTask(): Promise<number>
  end(): Promise<void>
}

interface EngineAnswer {
  taskUid?: number
  status?: string
  results?: Array<{ uid: number | string }>
}

/** Starts the embedded engine, or uses the server that the settings name; on either, with an index of its own. */
export async function startEngine({
  meiliUrl,
  meiliApiKey,
  meiliBin,
}: Partial<Pick<Config, 'meiliUrl' | 'meiliApiKey' | 'meiliBin'>>): Promise<TestEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-search-'))
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const engine = await createEngine({ dataDir: folder, meiliUrl, meiliApiKey, meiliBin, log })
  // A server of one's own may hold an index that somebody needs.
  const name = `test_${randomBytes(6).toString('hex')}`
  const ask: TestEngine['ask'] = async (method, path) => {
    const { url, apiKey } = engine.address()
    const response = await fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${apiKey}` } })
    return (await response.json()) as EngineAnswer
  }
  const dropIndex = async () => {
    const { taskUid } = await ask('DELETE', `/indexes/${name}`)
    while (!['succeeded', 'failed'].includes((await ask('GET', `/tasks/${taskUid}`)).status ?? ''))
      await new Promise(resolve => setTimeout(resolve, 10))
  }
  return {
    engine,
    name,
    folder,
    ask,
    dropIndex,
    index: createMeilisearchIndex(() => engine.address(), name),
    lastTask: async () => Number((await ask('GET', '/tasks?limit=1')).results?.[0]?.uid ?? -1),
    async end() {
      if (engine.mode === 'external' && engine.state === 'up') await dropIndex()
      await engine.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
