import { Agent, errors, request } from 'undici'
import { EngineQueue } from './engine-queue.ts'
import { SearchUnavailable } from './search-index.ts'

/** Where the engine is, asked anew for each search since a restarted engine has another port. */
export interface EngineAddress {
  url: string
  apiKey?: string | undefined
}

/** A frozen engine is as good as none; a search takes some milliseconds. */
const LONGEST_WAIT_MS = 10_000

/** As many as the engine answers side by side without getting slower for each. */
const CONNECTIONS = 16

/**
 * Some hundreds of people who search at the same moment find room, each with the few requests that a search takes, and
 * are answered even by a machine that has much else to do. Proxies and people have given up after a minute.
 */
const queue = new EngineQueue({ underWay: CONNECTIONS, waiting: 1_000, waitMs: 60_000 })

const agent = new Agent({
  headersTimeout: LONGEST_WAIT_MS,
  bodyTimeout: LONGEST_WAIT_MS,
  keepAliveTimeout: 30_000,
  connections: CONNECTIONS,
})

/**
 * Puts a search to the engine and gives back the bytes of its answer. The client of the engine goes by way of fetch
 * and parses every answer into objects; both take longer than the search itself.
 * @throws SearchUnavailable when there is no answer, or it says that something is wrong; EngineBusy when too much is asked
 */
export function askEngine(address: EngineAddress, path: string, body: unknown): Promise<Buffer> {
  return queue.run(async () => {
    try {
      return await send(address, path, body)
    } catch (cause) {
      if (cause instanceof errors.HeadersTimeoutError) queue.refuseWaiting(standsStill(cause))
      throw cause
    }
  })
}

async function send({ url, apiKey }: EngineAddress, path: string, body: unknown): Promise<Buffer> {
  const { statusCode, body: answer } = await request(`${url}${path}`, {
    method: 'POST',
    dispatcher: agent,
    headers: {
      'content-type': 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(body),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (statusCode === 200) return bytes
  const said = bytes.toString('utf8').slice(0, 300)
  throw new SearchUnavailable(`The search engine does not answer: ${statusCode} ${said}`)
}

function standsStill(cause: Error): SearchUnavailable {
  return new SearchUnavailable('The search engine does not answer: it stands still', { cause })
}
