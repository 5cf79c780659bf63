import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRandom } from '../synthetic/random.ts'
import { timeAtWork, writingTasks, type EngineAt } from './engine-tasks.ts'
import { heading, ms, ratio, spreadOf, table } from './figures.ts'
import { createHttpClient, type HttpClient } from './http-client.ts'
import type { Stage } from './stage.ts'

const EDITS = 20
const POLL_MS = 5
const LONGEST_MS = 60_000
/** The title of the first finding, which every review has. */
const TITLE = /^### F1\. .*$/m

/** (e) from the moment a file is saved until what is new in it is found, with the engine's own share of that. */
export async function measureFresh(stage: Stage): Promise<void> {
  const server = await stage.product()
  const engine = await server.engine()
  const client = createHttpClient(server.url, 1)
  const names = (await readdir(stage.reviewsDir)).filter(name => name.endsWith('.md')).sort()
  const random = createRandom(stage.options.seed, -3)
  const found: number[] = []
  const atWork: number[] = []
  try {
    for (let edit = 0; edit < EDITS; edit++) {
      const path = join(stage.reviewsDir, random.any(names))
      const text = await readFile(path, 'utf8')
      const last = await lastTask(engine)
      // Words that no forgiven letter turns into each other.
      const word = `quokka${String.fromCharCode(97 + edit).repeat(4)}word`
      const saved = performance.now()
      await writeFile(path, text.replace(TITLE, `### F1. What the ${word} did`))
      await untilFound(client, word)
      found.push(performance.now() - saved)
      atWork.push(timeAtWork(await writingTasks(engine, last)))
      await server.rest()
      await writeFile(path, text)
      await untilFound(client, word, 0)
      await server.rest()
    }
  } finally {
    client.close()
  }
  const row = (name: string, times: readonly number[]) => {
    const { p50, p95, longest } = spreadOf(times)
    return [name, ms(p50), ms(p95), ms(longest)]
  }
  heading(`(e) a saved file until it is found, ${EDITS} edits in ${names.length} reviews`)
  table([
    ['', 'median', 'p95', 'longest'],
    row('until it is found', found),
    row('  of it the engine at work', atWork),
    row(
      '  of it ours',
      found.map((time, at) => time - atWork[at]!),
    ),
    ['ratio to the engine', ratio(spreadOf(found).p50, spreadOf(atWork).p50)],
  ])
}

async function lastTask(engine: EngineAt): Promise<number> {
  return (await writingTasks(engine))[0]?.uid ?? -1
}

async function untilFound(client: HttpClient, word: string, times = 1): Promise<void> {
  const deadline = performance.now() + LONGEST_MS
  for (;;) {
    const { status, body } = await client.ask({ path: `/api/v1/search?q=${word}` })
    if (status === 200 && (JSON.parse(body.toString()) as { total: number }).total === times) return
    if (performance.now() > deadline) throw new Error(`"${word}" is not found ${times} times after a minute.`)
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
  }
}
