import { heading, median, ms, table } from './figures.ts'
import { createHttpClient } from './http-client.ts'
import { startProduct } from './product-server.ts'
import type { Stage } from './stage.ts'

const RUNS = 5
const POLL_MS = 2

/** (f) a start with nothing changed, to the first answered search. */
export async function measureStart(stage: Stage): Promise<void> {
  // The index has to be there and current, and what was read and ranked has to be kept.
  await (await stage.product()).rest()
  await stage.stopProduct()
  const runs: Array<{ listens: number; searched: number; ready: number; rest: number }> = []
  for (let time = 0; time < RUNS; time++) {
    const began = performance.now()
    const server = await startProduct(stage, stage.cleanUp)
    const listens = performance.now() - began
    const client = createHttpClient(server.url, 1)
    const path = `/api/v1/search?q=${encodeURIComponent('report')}`
    for (;;) {
      const { status, body } = await client.ask({ path }).catch(() => ({ status: 0, body: Buffer.of() }))
      if (status === 200 && (JSON.parse(body.toString()) as { total: number }).total > 0) break
      if (performance.now() - began > 120_000) throw new Error('No answered search in two minutes.')
      await new Promise(resolve => setTimeout(resolve, POLL_MS))
    }
    const searched = performance.now() - began
    runs.push({ listens, searched, ready: await server.ready, rest: await server.rest() })
    client.close()
    await server.stop()
  }
  heading(`(f) a start with nothing changed: median of ${RUNS} runs`)
  table([
    ['until it listens', ms(median(runs.map(run => run.listens)))],
    ['until the first search is answered', ms(median(runs.map(run => run.searched)))],
    ['until the index is known to be current and files are watched', ms(median(runs.map(run => run.ready)))],
    ['until nothing is left to do, results being ranked in memory', ms(median(runs.map(run => run.rest)))],
  ])
}
