import type { Index, Meilisearch, Settings, Task } from 'meilisearch'
import { SearchUnavailable } from './search-index.ts'
import type { SearchRecord } from './search-record.ts'

/** Under the engine's limit of 100 MB a request. */
const BATCH_BYTES = 32 * 1024 * 1024

/**
 * Builds an index of records beside the live one and puts it in its place.
 * @returns how many records it holds
 * @throws SearchUnavailable when the engine cannot do it; the old index then stays in use
 */
export async function replaceAll(
  client: Meilisearch,
  live: string,
  settings: Settings,
  records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
): Promise<number> {
  const upcoming = `${live}_next`
  await dropIndex(client, upcoming)
  await succeeded(client, (await client.createIndex(upcoming, { primaryKey: 'id' })).taskUid)
  const next = client.index<SearchRecord>(upcoming)
  // Settings first: setting them after the documents indexes everything twice.
  await succeeded(client, (await next.updateSettings(settings)).taskUid)
  const count = await addInBatches(client, next, records)
  const held = (await next.getStats()).numberOfDocuments
  if (held !== count)
    throw new SearchUnavailable(`The new index holds ${held} of ${count} records; the old one stays in use.`)
  await createUnlessThere(client, live)
  await succeeded(client, (await client.swapIndexes([{ indexes: [live, upcoming], rename: false }])).taskUid)
  await dropIndex(client, upcoming)
  return count
}

async function addInBatches(
  client: Meilisearch,
  index: Index<SearchRecord>,
  records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
): Promise<number> {
  const tasks: number[] = []
  let lines: string[] = []
  let bytes = 0
  let count = 0
  const flush = async () => {
    if (lines.length > 0)
      tasks.push((await index.addDocumentsFromString(lines.join('\n'), 'application/x-ndjson')).taskUid)
    lines = []
    bytes = 0
  }
  for await (const record of records) {
    const line = JSON.stringify(record)
    lines.push(line)
    bytes += Buffer.byteLength(line)
    count += 1
    if (bytes > BATCH_BYTES) await flush()
  }
  await flush()
  for (const task of tasks) await succeeded(client, task)
  return count
}

async function createUnlessThere(client: Meilisearch, uid: string): Promise<void> {
  const task = await finished(client, (await client.createIndex(uid, { primaryKey: 'id' })).taskUid)
  if (task.status !== 'succeeded' && task.error?.code !== 'index_already_exists') throw taskFailed(task)
}

async function dropIndex(client: Meilisearch, uid: string): Promise<void> {
  const task = await finished(client, (await client.deleteIndex(uid)).taskUid)
  if (task.status !== 'succeeded' && task.error?.code !== 'index_not_found') throw taskFailed(task)
}

/** Waits for a task and checks that it did what it was asked: a finished task may have failed. */
export async function succeeded(client: Meilisearch, uid: number): Promise<void> {
  const task = await finished(client, uid)
  if (task.status !== 'succeeded') throw taskFailed(task)
}

const FIRST_WAIT_MS = 10
const LONGEST_WAIT_MS = 500

/** Own polling: the client's gives up after five seconds and leaks a listener a poll. */
async function finished(client: Meilisearch, uid: number): Promise<Task> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    const task = await client.tasks.getTask(uid)
    if (task.status !== 'enqueued' && task.status !== 'processing') return task
    await new Promise(resolve => setTimeout(resolve, wait))
  }
}

function taskFailed(task: Task): SearchUnavailable {
  return new SearchUnavailable(
    `The search engine could not finish ${task.type}: ${task.error?.message ?? task.status}`,
  )
}
