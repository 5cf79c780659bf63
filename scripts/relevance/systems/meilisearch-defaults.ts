// The engine as it is when nobody sets anything: typing errors forgiven, the last word taken as the beginning of
// one, and where words are missing the last ones left out first. The same engine process as ours, the same text.
import { Meilisearch } from 'meilisearch'
import type { EngineAddress } from '../../../src/search/engine-http.ts'
import { toRecordId, toRowId } from '../../../src/search/search-record.ts'
import type { TestDocument } from '../documents.ts'
import { DEPTH, type System } from './system.ts'

const INDEX = 'relevance_defaults'
const LONGEST_WAIT_MS = 60_000

/**
 * @param address of an engine that is up
 * @throws Error when the engine does not take the documents
 */
export async function createMeilisearchDefaults(
  { url, apiKey }: EngineAddress,
  documents: readonly TestDocument[],
): Promise<System> {
  const client = new Meilisearch({ host: url, ...(apiKey !== undefined && { apiKey }) })
  const index = client.index<{ id: string }>(INDEX)
  const { taskUid } = await index.addDocuments(
    documents.map(({ id, text }) => ({ id: toRecordId(id), ...text })),
    { primaryKey: 'id' },
  )
  const task = await client.tasks.waitForTask(taskUid, { timeout: LONGEST_WAIT_MS })
  if (task.status !== 'succeeded') throw new Error(`The engine did not take the documents: ${task.status}`)
  return {
    name: 'Meilisearch defaults',
    role: 'baseline',
    find: async words => {
      const { hits } = await index.search(words, { limit: DEPTH, attributesToRetrieve: ['id'] })
      return hits.map(({ id }) => toRowId(id))
    },
  }
}
