import { Agent, request } from 'undici'
import { SearchUnavailable } from './search-index.ts'

/** Where the engine is, asked anew for each search since a restarted engine has another port. */
export interface EngineAddress {
  url: string
  apiKey?: string | undefined
}

/** A frozen engine is as good as none; a search takes some milliseconds. */
const LONGEST_WAIT_MS = 10_000

const agent = new Agent({
  headersTimeout: LONGEST_WAIT_MS,
  bodyTimeout: LONGEST_WAIT_MS,
  keepAliveTimeout: 30_000,
  connections: 16,
})

/**
 * Puts a search to the engine and gives back the bytes of its answer. The client of the engine goes by way of fetch
 * and parses every answer into objects; both take longer than the search itself.
 * @throws SearchUnavailable when there is no answer, or it says that something is wrong
 */
export async function askEngine(
  { url, apiKey }: EngineAddress,
  path: string,
  body: unknown,
): Promise<Buffer> {
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
