import { LRUCache } from 'lru-cache'
import { Meilisearch, MeilisearchApiError } from 'meilisearch'
import {
  MARK_END,
  MARK_START,
  SearchUnavailable,
  type MarkedRecord,
  type SearchIndex,
} from './search-index.ts'
import { MOST_MATCHES } from './index-settings.ts'
import { askEngine, type EngineAddress } from './engine-http.ts'
import { toEngineFilter, toIdFilter } from './engine-filter.ts'
import { readMatchKeys } from './read-match-keys.ts'
import { replaceAll, succeeded } from './rebuild-index.ts'
import type { SearchRecord } from './search-record.ts'

const INDEX_NAME = 'lessons'

/** A server of one's own may be upgraded behind the same address. */
const VERSION_KEPT_MS = 60_000

const STRATEGY = { 'every-word': 'all', 'some-words': 'frequency' } as const

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
  const versions = new LRUCache<string, string>({ max: 1, ttl: VERSION_KEPT_MS })
  const live = () => client().index<SearchRecord>(name)
  const path = `/indexes/${name}/search`

  return {
    matchKeys: text =>
      answer(async () => {
        const body = { q: text, limit: 0, facets: ['matchKey'], matchingStrategy: STRATEGY['every-word'] }
        return readMatchKeys(await askEngine(address(), path, body))
      }),
    page: (text, narrowing, { offset, limit }) =>
      answer(async () => {
        const body = { q: text, ...MARKED, offset, limit, filter: toEngineFilter(narrowing) }
        return toMarked(
          await askEngine(address(), path, { ...body, matchingStrategy: STRATEGY['every-word'] }),
        )
      }),
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
        const body = { q: text, ...MARKED, limit: ids.length, filter: toIdFilter(ids) }
        const records = toMarked(
          await askEngine(address(), path, { ...body, matchingStrategy: STRATEGY[strictness] }),
        )
        return new Map(records.map(record => [record.id, record]))
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
    version: () =>
      answer(async () => {
        const { url } = address()
        const known = versions.get(url)
        if (known !== undefined) return known
        const { pkgVersion } = await client().getVersion()
        versions.set(url, pkgVersion)
        return pkgVersion
      }),
  }
}

/** What is asked for of a record that is shown. */
export const MARKED = {
  // What is marked comes marked alone; given plain as well it would be twice as much to send and to read.
  attributesToRetrieve: ['id', 'anchors', 'sections', 'speakers'],
  attributesToHighlight: ['title', 'passages', 'words', 'inherited'],
  highlightPreTag: MARK_START,
  highlightPostTag: MARK_END,
}

function toMarked(answer: Buffer): MarkedRecord[] {
  const { hits } = JSON.parse(answer.toString('utf8')) as {
    hits: Array<Pick<SearchRecord, 'id' | 'anchors' | 'sections' | 'speakers'> & { _formatted: MarkedRecord }>
  }
  return hits.map(({ id, anchors, sections, speakers, _formatted }) => ({
    ..._formatted,
    id,
    anchors,
    sections,
    speakers,
  }))
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
