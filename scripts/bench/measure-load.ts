import { heading, megabytes, ms, spreadOf, table } from './figures.ts'
import { createHttpClient, keepBusy } from './http-client.ts'
import type { Stage } from './stage.ts'

const CONNECTIONS = 200
/** Garbage that the load left is seen off by then. */
const SETTLE_MS = 5_000
/** Memory is looked at so many times while the load lasts. */
const LOOKS = 6

/** 200 connections that ask without a pause, pages and the API in turns, no query twice. */
export async function measureLoad(stage: Stage): Promise<void> {
  const server = await stage.product()
  const before = await server.memory()
  const client = createHttpClient(server.url, CONNECTIONS)
  let asked = 0
  const during: number[] = []
  const looking = setInterval(
    () => void server.memory().then(({ now }) => during.push(now)),
    (1000 * stage.options.seconds) / LOOKS,
  )
  const load = await keepBusy(
    client,
    () => {
      const { page, api } = stage.nextQuery()
      return { path: asked++ % 2 === 0 ? page : api }
    },
    CONNECTIONS,
    stage.options.seconds,
  )
  clearInterval(looking)
  client.close()
  await new Promise(resolve => setTimeout(resolve, SETTLE_MS))
  const after = await server.memory()
  const { p50, p95, p99, longest } = spreadOf(load.times)
  const kinds = Object.entries(load.failed).map(
    ([status, count]) => `${count} ${status === '0' ? 'without an answer' : `with ${status}`}`,
  )
  heading(
    `(load) ${CONNECTIONS} connections for ${stage.options.seconds} s, pages and the API in turns, no query twice`,
  )
  table([
    ['answers', `${load.times.length}`, `${(load.times.length / load.seconds).toFixed(1)} a second`],
    ['errors', `${load.errors}`, kinds.join(', ')],
    ['p50', ms(p50)],
    ['p95', ms(p95)],
    ['p99', ms(p99)],
    ['longest', ms(longest)],
    ['memory of the server before', megabytes(before.now)],
    ['  while it lasts', during.map(megabytes).join(', ')],
    ['  after', megabytes(after.now)],
    ['  at most', megabytes(after.most)],
  ])
}
