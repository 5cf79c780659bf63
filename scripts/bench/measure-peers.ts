import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootPath } from '../../src/root-path.ts'
import { toSetPhrases } from '../../src/search/engine-synonyms.ts'
import { reduceQuery } from '../../src/search/reduce-query.ts'
import { writeCorpus } from '../synthetic/write-corpus.ts'
import { readEnginePage, toEnginePage } from './engine-page.ts'
import { heading, megabytes, ms, spreadOf, table } from './figures.ts'
import { createHttpClient } from './http-client.ts'
import type { PeerQuestion, PeerRun } from './peers/peer.ts'
import { startProduct, type ProductServer } from './product-server.ts'
import { writeRecords, type ProductRecords } from './product-records.ts'
import { createQueries, type BenchQuery } from './queries.ts'
import { runScript } from './run-script.ts'
import type { Stage } from './stage.ts'

/** Those in memory take gigabytes for more. */
const MOST_REVIEWS = 1_000
const QUESTIONS = 300
/** Asked first and not counted. */
const WARM_UP = 20

const PEERS = {
  minisearch: 'minisearch',
  orama: '@orama/orama',
  flexsearch: 'flexsearch',
  fts5: 'node-sqlite3-wasm',
}

/** Times of one side, and how many it found for each question. */
interface Asked {
  times: number[]
  totals: number[]
}

/** Other search engines, each in a process of its own, on the same records and questions. */
export async function measurePeers(stage: Stage): Promise<void> {
  const { reviews, reviewsDir } = await smallCorpus(stage)
  const nextQuery = await createQueries(reviewsDir, stage.taxonomy, stage.options.seed + 1)
  const queries = Array.from({ length: WARM_UP + QUESTIONS }, nextQuery)
  const server = await startProduct({ dataDir: join(stage.folder, 'peers-data'), reviewsDir }, stage.cleanUp)
  const buildMs = await server.ready
  await server.rest()
  const { engine, ours } = await askOverHttp(stage, server, queries)
  const { most } = await server.memory()
  await server.stop()

  const records = await writeRecords(stage, reviewsDir, 'peers')
  const asked = await writeQuestions(stage, records, queries)
  const runs: Array<readonly [string, PeerRun]> = []
  for (const [name, dependency] of Object.entries(PEERS)) {
    const args = [name, records.file, asked]
    const run = await runScript<PeerRun>(stage.cleanUp, 'peers/run-peer.ts', args)
    runs.push([`${dependency} ${await versionOf(dependency)}`, run])
  }
  const counted = queries.slice(WARM_UP)
  const row = (name: string, side: Asked, build: string, memory: string) => {
    const { p50, p95 } = spreadOf(side.times)
    return [name, build, ms(p50), ms(p95), memory, ...foundShares(side, engine, counted)]
  }
  heading(`(peers) ${records.count} records of ${reviews} reviews, ${QUESTIONS} questions, one at a time`)
  table([
    ['', 'build', 'p50', 'p95', 'memory', 'same total', 'misspelt found'],
    row('engine alone, over HTTP', engine, '', ''),
    row('ours, over HTTP', ours, ms(buildMs), megabytes(most)),
    ...runs.map(([name, run]) =>
      row(name, run, ms(run.buildMs), megabytes(run.memoryBytes - run.emptyBytes)),
    ),
  ])
  console.log(
    [
      '  A page is 20 results, the total and the counts of every facet; engine and ours mark what matched as well.',
      '  Build of ours: from its start, reading the files included; of the others: from records in memory.',
      '  Memory of ours: the whole server at its most, without the engine; of the others: what the index adds.',
      '  Same total: as the engine says. Nobody but engine and ours knows synonyms; only FTS5 knows phrases as well.',
    ].join('\n'),
  )
}

/** The corpus of the stage, or the beginning of it. */
async function smallCorpus(stage: Stage): Promise<{ reviews: number; reviewsDir: string }> {
  const { folder, options } = stage
  await stage.stopProduct()
  if (options.reviews <= MOST_REVIEWS) return { reviews: options.reviews, reviewsDir: stage.reviewsDir }
  const reviewsDir = join(folder, 'peers-reviews')
  await writeCorpus(reviewsDir, { reviews: MOST_REVIEWS, seed: options.seed })
  return { reviews: MOST_REVIEWS, reviewsDir }
}

async function askOverHttp(
  { taxonomy }: Stage,
  server: ProductServer,
  queries: readonly BenchQuery[],
): Promise<Record<'engine' | 'ours', Asked>> {
  const address = await server.engine()
  const toUs = createHttpClient(server.url, 1)
  const toEngine = createHttpClient(address.url, 1, address.apiKey)
  const engine: Asked = { times: [], totals: [] }
  const ours: Asked = { times: [], totals: [] }
  try {
    for (const [at, { query, api }] of queries.entries()) {
      const our = await toUs.ask({ path: api })
      const their = await toEngine.ask(toEnginePage(query, taxonomy))
      if (our.status !== 200 || their.status !== 200)
        throw new Error(`${api}: ${our.status}, ${their.status}`)
      if (at < WARM_UP) continue
      ours.times.push(our.ms)
      ours.totals.push((JSON.parse(our.body.toString()) as { total: number }).total)
      engine.times.push(their.ms)
      engine.totals.push(readEnginePage(their.body, query).total)
    }
  } finally {
    toUs.close()
    toEngine.close()
  }
  return { engine, ours }
}

/** What is asked of the peers, in a file. */
async function writeQuestions(
  { folder, taxonomy }: Stage,
  { settings }: ProductRecords,
  queries: readonly BenchQuery[],
): Promise<string> {
  const setPhrases = toSetPhrases(taxonomy.synonyms)
  const questions = queries.map(({ query }): PeerQuestion => {
    const { words, phrases } = reduceQuery(query.q, setPhrases)
    const facets = taxonomy.facetsFor(query.kind).map(facet => facet.key)
    return { words, phrases, kind: query.kind, filters: query.filters, facets, perPage: query.perPage }
  })
  const file = join(folder, 'questions.json')
  const facets = taxonomy.facets.map(facet => facet.key)
  await writeFile(file, JSON.stringify({ fields: settings.searchableAttributes, facets, questions }))
  return file
}

/** Shares of the questions with the engine's total, and of misspelt ones the engine answers that are answered. */
function foundShares(side: Asked, engine: Asked, queries: readonly BenchQuery[]): string[] {
  const same = side.totals.filter((total, at) => total === engine.totals[at])
  const misspelt = queries.flatMap(({ shape }, at) =>
    shape === 'a word misspelt' && engine.totals[at]! > 0 ? [side.totals[at]! > 0] : [],
  )
  const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)}%`
  return [
    share(same.length, queries.length),
    misspelt.length === 0 ? '' : share(misspelt.filter(Boolean).length, misspelt.length),
  ]
}

async function versionOf(dependency: string): Promise<string> {
  const { devDependencies } = JSON.parse(await readFile(rootPath('package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  return devDependencies[dependency] ?? 'unknown'
}
