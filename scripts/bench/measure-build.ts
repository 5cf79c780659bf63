import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createEngine } from '../../src/search/engine/engine.ts'
import { enqueue, taskEnded, timeAtWork, writingTasks, type EngineAt } from './engine-tasks.ts'
import { heading, median, megabytes, ms, ratio, table } from './figures.ts'
import { startProduct } from './product-server.ts'
import { writeRecords, type ProductRecords } from './product-records.ts'
import type { Stage } from './stage.ts'

/** A large corpus takes minutes on each side. */
const RUNS = { small: 3, large: 1 }
const LARGE = 2_000

/** As the product sends them: under the engine's limit for one request. */
const BATCH_BYTES = 32 * 1024 * 1024
const INDEX = 'bare'
const LINE_END = 10

interface Built {
  /** From the start of the server, or from the first request to the engine, until all can be found. */
  ms: number
  /** Of it, the engine at work on documents and settings. */
  atWork: number
  /** Of it, reading the files and starting, until the server listens; 0 for the engine. */
  listens: number
}

/** (d) a first index by the product, from its start, against the engine given the same records and settings. */
export async function measureBuild(stage: Stage): Promise<void> {
  await stage.stopProduct()
  const records = await writeRecords(stage, stage.reviewsDir, 'records')
  const bytes = await readFile(records.file)
  const runs = stage.options.reviews > LARGE ? RUNS.large : RUNS.small
  const ours: Built[] = []
  const engine: Built[] = []
  for (let run = 0; run < runs; run++) {
    ours.push(await buildByProduct(stage, run))
    engine.push(await buildByEngine(stage, run, records, bytes))
  }
  const [our, their] = [ours, engine].map(sides => ({
    ms: median(sides.map(built => built.ms)),
    atWork: median(sides.map(built => built.atWork)),
    listens: median(sides.map(built => built.listens)),
  })) as [Built, Built]
  const row = (name: string, time: number) => [
    name,
    ms(time),
    `${(records.count / (time / 1000)).toFixed(0)}`,
  ]
  heading(
    `(d) a first index of ${records.count} records, ${megabytes(bytes.length)}: ${runs === 1 ? 'one run' : `median of ${runs} runs`}`,
  )
  table([
    ['', 'time', 'records a second'],
    row('the product, from its start until all is found', our.ms),
    ['  of it until it listens, all files read', ms(our.listens)],
    ['  of it the engine at work', ms(our.atWork)],
    row('the engine, given the same records and settings', their.ms),
    ['  of it at work', ms(their.atWork)],
    ['ratio', ratio(our.ms, their.ms)],
  ])
}

async function buildByProduct({ folder, reviewsDir, cleanUp }: Stage, run: number): Promise<Built> {
  const began = performance.now()
  const server = await startProduct({ dataDir: join(folder, `cold-${run}`), reviewsDir }, cleanUp)
  const listens = performance.now() - began
  const time = await server.ready
  const tasks = await writingTasks(await server.engine())
  await server.stop()
  return { ms: time, atWork: timeAtWork(tasks), listens }
}

/** An engine of its own with the product's start line; starting it is not counted. */
async function buildByEngine(
  { folder, cleanUp }: Stage,
  run: number,
  { settings, count }: ProductRecords,
  bytes: Buffer,
): Promise<Built> {
  const quiet = { info() {}, warn() {}, error() {} }
  const started = await createEngine({
    dataDir: join(folder, `bare-${run}`),
    meiliBin: process.env['MEILI_BIN'],
    log: quiet,
  })
  cleanUp.add(() => started.stop())
  const engine: EngineAt = started.address()
  const began = performance.now()
  await taskEnded(
    engine,
    await enqueue(engine, ['POST', '/indexes'], JSON.stringify({ uid: INDEX, primaryKey: 'id' })),
  )
  const tasks = [await enqueue(engine, ['PATCH', `/indexes/${INDEX}/settings`], JSON.stringify(settings))]
  for (const batch of batchesOf(bytes))
    tasks.push(await enqueue(engine, ['POST', `/indexes/${INDEX}/documents`], batch, 'application/x-ndjson'))
  for (const task of tasks) await taskEnded(engine, task)
  const time = performance.now() - began
  const atWork = timeAtWork(await writingTasks(engine))
  await expectDocuments(engine, count)
  await started.stop()
  return { ms: time, atWork, listens: 0 }
}

/** Whole lines, each batch with as many as it may hold. */
function* batchesOf(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length;) {
    const most = from + BATCH_BYTES
    const to = most >= bytes.length ? bytes.length : bytes.lastIndexOf(LINE_END, most) + 1
    yield bytes.subarray(from, to)
    from = to
  }
}

async function expectDocuments({ url, apiKey }: EngineAt, count: number): Promise<void> {
  const response = await fetch(`${url}/indexes/${INDEX}/stats`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  const { numberOfDocuments } = (await response.json()) as { numberOfDocuments: number }
  if (numberOfDocuments !== count) throw new Error(`The engine holds ${numberOfDocuments} of ${count}.`)
}
