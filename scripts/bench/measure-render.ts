import { toEnginePage } from './engine-page.ts'
import { heading, megabytes, ms, ratio, spreadOf, table } from './figures.ts'
import { createHttpClient, type Ask, type HttpClient } from './http-client.ts'
import type { BenchQuery } from './queries.ts'
import type { Stage } from './stage.ts'

const MOST_QUERIES = 500
const WARM_UP = 50

/** One of the things that are compared: what is asked, and of whom. */
interface Side {
  client: HttpClient
  toAsk: (query: BenchQuery) => Ask
  times: number[]
  bytes: number
}

/** (b) the page a person sees, as HTML, against the API and the engine alone for the same queries. */
export async function measureRender(stage: Stage): Promise<void> {
  const server = await stage.product()
  const address = await server.engine()
  const toUs = createHttpClient(server.url, 1)
  const toEngine = createHttpClient(address.url, 1, address.apiKey)
  const side = (client: HttpClient, toAsk: Side['toAsk']): Side => ({ client, toAsk, times: [], bytes: 0 })
  const engine = side(toEngine, ({ query }) => toEnginePage(query, stage.taxonomy))
  const api = side(toUs, query => ({ path: query.api }))
  const page = side(toUs, query => ({ path: query.page }))
  try {
    const count = Math.min(stage.options.queries, MOST_QUERIES)
    for (let turn = -WARM_UP; turn < count; turn++)
      await askAll([engine, api, page], stage.nextQuery(), turn, turn >= 0)
    const row = (name: string, { times, bytes }: Side) => {
      const { p50, p95 } = spreadOf(times)
      const base = [spreadOf(engine.times), spreadOf(api.times)] as const
      return [
        name,
        `${(bytes / count / 1000).toFixed(1)} kB`,
        ms(p50),
        ...base.map(other => ratio(p50, other.p50)),
        ms(p95),
        ...base.map(other => ratio(p95, other.p95)),
      ]
    }
    heading(`(b) the page as a person sees it, ${count} different queries, one at a time`)
    table([
      ['', 'answer', 'p50', 'of engine', 'of API', 'p95', 'of engine', 'of API'],
      row('engine', engine),
      row('our API', api),
      row('our page', page),
    ])
    const { now } = await server.memory()
    console.log(`  The server holds ${megabytes(now)} by now.`)
  } finally {
    toUs.close()
    toEngine.close()
  }
}

/** Who is asked first changes from query to query, since the next find in memory what the first brought there. */
async function askAll(
  sides: readonly Side[],
  query: BenchQuery,
  turn: number,
  counted: boolean,
): Promise<void> {
  const first = Math.abs(turn) % sides.length
  for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
    const { status, ms: time, body } = await side.client.ask(side.toAsk(query))
    if (status !== 200) throw new Error(`${side.toAsk(query).path}: ${status}`)
    if (!counted) continue
    side.times.push(time)
    side.bytes += body.length
  }
}
