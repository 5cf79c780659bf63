import { readEnginePage, toEnginePage } from './engine-page.ts'
import { heading, ms, ratio, spreadOf, table } from './figures.ts'
import { createHttpClient, keepBusy, type HttpClient, type Load } from './http-client.ts'
import type { BenchQuery } from './queries.ts'
import type { Stage } from './stage.ts'

const WARM_UP = 100
const CONNECTIONS = 16
/** Blocks of each side, turn by turn, so that both meet the same machine. */
const BLOCKS = 4
const BLOCK_SECONDS = 5

interface Timed {
  query: BenchQuery
  ours: number
  engine: number
}

/** (a) a page of results of the product against the identical page put straight to the engine. */
export async function measurePage(stage: Stage): Promise<void> {
  const server = await stage.product()
  const engine = await server.engine()
  const toUs = createHttpClient(server.url, CONNECTIONS)
  const toEngine = createHttpClient(engine.url, CONNECTIONS, engine.apiKey)
  try {
    const queries = Array.from({ length: stage.options.queries }, () => stage.nextQuery())
    for (let time = 0; time < WARM_UP; time++) await askBoth(stage.nextQuery(), time, stage, toUs, toEngine)
    const timed: Timed[] = []
    const agreement = createAgreement()
    for (const [at, query] of queries.entries()) {
      const both = await askBoth(query, at, stage, toUs, toEngine)
      timed.push({ query, ours: both.ours.ms, engine: both.engine.ms })
      agreement.compare(query, both.ours.body, both.engine.body)
    }
    printTimes(timed)
    agreement.print()
    await printThroughput(stage, toUs, toEngine)
  } finally {
    toUs.close()
    toEngine.close()
  }
}

/** Who is asked first changes from query to query, since the second finds the disk's pages in memory. */
async function askBoth(
  query: BenchQuery,
  turn: number,
  stage: Stage,
  toUs: HttpClient,
  toEngine: HttpClient,
) {
  const askUs = () => answered(toUs, { path: query.api })
  const askEngine = () => answered(toEngine, toEnginePage(query.query, stage.taxonomy))
  if (turn % 2 === 0) return { ours: await askUs(), engine: await askEngine() }
  const engine = await askEngine()
  return { ours: await askUs(), engine }
}

async function answered(client: HttpClient, what: { path: string; body?: string }) {
  const answer = await client.ask(what)
  if (answer.status !== 200)
    throw new Error(
      `${what.path} ${what.body ?? ''}: ${answer.status} ${answer.body.toString().slice(0, 500)}`,
    )
  return answer
}

function printTimes(timed: readonly Timed[]): void {
  const row = (name: string, some: readonly Timed[]) => {
    const ours = spreadOf(some.map(one => one.ours))
    const engine = spreadOf(some.map(one => one.engine))
    return [
      name,
      String(some.length),
      ...[ms(engine.p50), ms(ours.p50), ratio(ours.p50, engine.p50)],
      ...[ms(engine.p95), ms(ours.p95), ratio(ours.p95, engine.p95)],
    ]
  }
  const shapes = [...new Set(timed.map(one => one.query.shape))].sort()
  heading(`(a) one page of results, ${timed.length} different queries, one at a time: engine alone, and ours`)
  table([
    ['', 'queries', 'p50 engine', 'ours', 'ratio', 'p95 engine', 'ours', 'ratio'],
    row('all', timed),
    ...shapes.map(shape =>
      row(
        `  ${shape}`,
        timed.filter(one => one.query.shape === shape),
      ),
    ),
    ...[0, 1, 2, 3].map(count =>
      row(
        `  narrowed by ${count}`,
        timed.filter(one => one.query.filters === count),
      ),
    ),
  ])
}

/** Whether both sides answer the same: totals, and every count of every facet. */
function createAgreement() {
  let pages = 0
  let totals = 0
  let counts = 0
  let same = 0
  const apart: string[] = []
  return {
    compare(query: BenchQuery, ours: Buffer, engine: Buffer) {
      const our = JSON.parse(ours.toString()) as {
        total: number
        facets: Array<{ key: string; terms: Array<{ id: string; count: number }> }>
      }
      const their = readEnginePage(engine, query.query)
      pages += 1
      if (our.total === their.total) totals += 1
      else if (apart.length < 3) apart.push(`${query.api}: engine ${their.total}, ours ${our.total}`)
      for (const { key, terms } of our.facets)
        for (const { id, count } of terms) {
          counts += 1
          if (count === (their.facets[key]?.[id] ?? 0)) same += 1
        }
    },
    print() {
      const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)}%`
      console.log(
        `  Totals agree in ${share(totals, pages)} of the pages, counts of terms in ${share(same, counts)} of ${counts}.`,
      )
      for (const one of apart) console.log(`    ${one}`)
    },
  }
}

async function printThroughput(stage: Stage, toUs: HttpClient, toEngine: HttpClient): Promise<void> {
  const queries: BenchQuery[] = []
  // Both sides go through the same queries in the same order, each at its own speed and none twice.
  const cursor = () => {
    let at = 0
    return () => (queries[at++] ??= stage.nextQuery())
  }
  const [forUs, forEngine] = [cursor(), cursor()]
  const ours: Load[] = []
  const engine: Load[] = []
  for (let block = 0; block < BLOCKS; block++) {
    engine.push(
      await keepBusy(
        toEngine,
        () => toEnginePage(forEngine().query, stage.taxonomy),
        CONNECTIONS,
        BLOCK_SECONDS,
      ),
    )
    ours.push(await keepBusy(toUs, () => ({ path: forUs().api }), CONNECTIONS, BLOCK_SECONDS))
  }
  const rate = (loads: readonly Load[]) =>
    loads.reduce((sum, load) => sum + load.requests, 0) / loads.reduce((sum, load) => sum + load.seconds, 0)
  const row = (name: string, loads: readonly Load[]) => {
    const { p50, p95 } = spreadOf(loads.flatMap(load => load.times))
    return [
      name,
      rate(loads).toFixed(1),
      ms(p50),
      ms(p95),
      String(loads.reduce((sum, { errors }) => sum + errors, 0)),
    ]
  }
  heading(
    `(a) throughput at ${CONNECTIONS} connections, ${BLOCKS} turns of ${BLOCK_SECONDS} s each, no query twice`,
  )
  table([
    ['', 'a second', 'p50', 'p95', 'errors'],
    row('engine', engine),
    row('ours', ours),
    ['ratio', ratio(rate(ours), rate(engine))],
  ])
}
