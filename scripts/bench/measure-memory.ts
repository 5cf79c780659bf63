import { heading, megabytes, table } from './figures.ts'
import { createHttpClient, keepBusy } from './http-client.ts'
import type { Stage } from './stage.ts'

const SETTLE_MS = 3_000
const CONNECTIONS = 16
const SECONDS = 15

/** (g) memory of the server's own process, without the engine's. */
export async function measureMemory(stage: Stage): Promise<void> {
  // Started anew over an index that is there: what is measured is the work of serving, not of indexing.
  await stage.product()
  await stage.stopProduct()
  const server = await stage.product()
  await settle()
  const started = await server.memory()
  const client = createHttpClient(server.url, CONNECTIONS)
  const load = await keepBusy(client, () => ({ path: stage.nextQuery().api }), CONNECTIONS, SECONDS)
  client.close()
  await settle()
  const after = await server.memory()
  heading(`(g) memory of the server, without the engine`)
  table([
    ['', 'now', 'at most'],
    ['after its start', megabytes(started.now), megabytes(started.most)],
    [`after ${load.requests} searches`, megabytes(after.now), megabytes(after.most)],
  ])
}

function settle(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, SETTLE_MS))
}
