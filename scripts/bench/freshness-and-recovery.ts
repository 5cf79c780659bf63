// `npm run bench:recovery`: how long a saved file takes to be found, and a killed engine to answer again. Prints figures and
// tests nothing; the tests hold both to generous deadlines.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../src/config.ts'
import { rootPath } from '../../src/root-path.ts'
import { startServer } from '../../src/server.ts'

const TIMES = 10
const REVIEW = '2006-highland-left-school-unseen.md'

const folder = await mkdtemp(join(tmpdir(), 'lessons-bench-'))
await cp(rootPath('reviews'), join(folder, 'reviews'), { recursive: true })
const began = performance.now()
const server = await startServer(
  loadConfig({
    DATA_DIR: join(folder, 'data'),
    REVIEWS_DIR: join(folder, 'reviews'),
    TAXONOMY_DIR: rootPath('taxonomy'),
    LOG_LEVEL: 'silent',
    PORT: '0',
  }),
)
try {
  await server.indexed
  const ready = performance.now() - began
  const { corpus, catalogue } = server.services.library.snapshot
  console.log(
    `${corpus.reviews.length} reviews, ${catalogue.size} records; ${cpus().length} cores, Node ${process.version}`,
  )
  console.log(`start to ready, with a first index: ${ready.toFixed(0)} ms`)
  report('a saved file is found after', await timesToFind())
  report('a killed engine answers again after', await timesToRecover())
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function timesToFind(): Promise<number[]> {
  const path = join(folder, 'reviews', REVIEW)
  const text = await readFile(path, 'utf8')
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    // Words that no forgiven letter turns into each other.
    const word = `quokka${String.fromCharCode(97 + time).repeat(4)}word`
    const saved = performance.now()
    await writeFile(path, text.replace('### F2. Worries reached', `### F2. ${word} reached`))
    await until(async () => (await search(word)).total === 1)
    times.push(performance.now() - saved)
  }
  await writeFile(path, text)
  await until(async () => (await search('worries')).total > 0)
  return times
}

async function timesToRecover(): Promise<number[]> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const { pid } = JSON.parse(await readFile(join(folder, 'data', 'engine', 'address.json'), 'utf8')) as {
      pid: number
    }
    const killed = performance.now()
    process.kill(pid, 'SIGKILL')
    await until(async () => (await search(`school ${time}`)).status === 503)
    await until(async () => (await search(`school ${time}`)).status === 200)
    times.push(performance.now() - killed)
    // Deaths that follow each other at once are met with longer and longer pauses.
    await new Promise(resolve => setTimeout(resolve, 2_500))
  }
  return times
}

async function search(q: string): Promise<{ status: number; total: number }> {
  const response = await fetch(`${server.url}/api/v1/search?${new URLSearchParams({ q }).toString()}`)
  const body = (await response.json()) as { total?: number }
  return { status: response.status, total: body.total ?? 0 }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('Not so after 30 s')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

function report(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]!
  console.log(
    `${what}: median ${middle.toFixed(0)} ms, longest ${sorted.at(-1)!.toFixed(0)} ms, of ${times.length}`,
  )
}
