import {
  Meilisearch,
  MeilisearchApiError,
  type Index,
  type SearchParams,
  type Settings,
  type Task,
} from 'meilisearch'
import {
  MARK_END,
  MARK_START,
  SearchUnavailable,
  type MarkedRecord,
  type SearchIndex,
  type Strictness,
} from './search-index.ts'
import { MOST_MATCHES } from './index-settings.ts'
import type { SearchRecord } from './search-record.ts'

const INDEX_NAME = 'lessons'

/** Under the engine's limit of 100 MB a request. */
const BATCH_BYTES = 32 * 1024 * 1024

const STRATEGY = { 'every-word': 'all', 'some-words': 'frequency' } as const

/** Where the engine is, asked anew for each client since a restarted engine has another port. */
export interface EngineAddress {
  url: string
  apiKey?: string | undefined
}

/**
 * The search port on Meilisearch.
 * @param address throws while the engine is down
 * @param name of the index; a new one is built beside it as `<name>_next`
 */
export function createMeilisearchIndex(address: () => EngineAddress, name = INDEX_NAME): SearchIndex {
  const clients = new Map<string, Meilisearch>()
  const client = (): Meilisearch => {
    const { url, apiKey } = address()
    const known =
      clients.get(url) ??
      new Meilisearch({
        host: url,
        ...(apiKey !== undefined && { apiKey }),
        // Compressed answers of the engine wait 40 ms for the kernel on loopback; plain ones do not.
        requestInit: { headers: { 'accept-encoding': 'identity' } },
      })
    clients.clear()
    clients.set(url, known)
    return known
  }
  const live = () => client().index<SearchRecord>(name)

  return {
    match: (text, strictness, limit = MOST_MATCHES) =>
      answer(async () => {
        const { hits } = await live().search(text, {
          limit,
          attributesToRetrieve: ['id'],
          matchingStrategy: STRATEGY[strictness],
        })
        return hits.map(hit => hit.id)
      }),
    mark: (text, ids, strictness) =>
      answer(async () => {
        if (ids.length === 0) return new Map()
        const { hits } = await live().search(text, markParams(ids, strictness))
        return new Map(
          hits.map(({ id, anchors, sections, speakers, _formatted }) => [
            id,
            { ...(_formatted as unknown as MarkedRecord), id, anchors, sections, speakers },
          ]),
        )
      }),
    replaceAll: (settings, records) => answer(async () => replaceAll(client(), name, settings, records)),
    update: (records, staleIds) =>
      answer(async () => {
        const tasks = []
        if (records.length > 0) tasks.push(await live().addDocuments([...records]))
        if (staleIds.length > 0) tasks.push(await live().deleteDocuments([...staleIds]))
        for (const { taskUid } of tasks) await succeeded(client(), taskUid)
      }),
    size: () =>
      answer(async () => {
        try {
          return (await live().getStats()).numberOfDocuments
        } catch (cause) {
          if (isMissingIndex(cause)) return undefined
          throw cause
        }
      }),
    version: () => answer(async () => (await client().getVersion()).pkgVersion),
  }
}

function markParams(ids: readonly string[], strictness: Strictness): SearchParams {
  return {
    filter: `id IN [${ids.map(quote).join(', ')}]`,
    limit: ids.length,
    matchingStrategy: STRATEGY[strictness],
    attributesToRetrieve: ['id', 'title', 'passages', 'anchors', 'sections', 'speakers', 'words'],
    attributesToHighlight: ['title', 'passages', 'words'],
    highlightPreTag: MARK_START,
    highlightPostTag: MARK_END,
  }
}

/** A value inside a filter, which is a little language of its own. */
function quote(value: string): string {
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`
}

async function replaceAll(
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
async function succeeded(client: Meilisearch, uid: number): Promise<void> {
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

function isMissingIndex(cause: unknown): boolean {
  return cause instanceof MeilisearchApiError && cause.cause?.code === 'index_not_found'
}

/** Whatever goes wrong between here and the engine is one thing to the rest of the library. */
async function answer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (cause) {
    if (cause instanceof SearchUnavailable) throw cause
    throw new SearchUnavailable(
      `The search engine does not answer: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}
