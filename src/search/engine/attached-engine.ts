import { attachEngine } from './attach-engine.ts'
import type { Engine } from './engine.ts'
import type { EngineLog } from './engine-log.ts'
import { EngineStatus } from './engine-status.ts'

/** How often a reader looks whether the writer's engine is where it was: a restart changes its port. */
const LOOK_MS = 500

/**
 * The engine of another process of the same DATA_DIR, for a process that only reads. Starts nothing and writes
 * nothing; while the writer is away `state` is `failed`, and it is looked for again.
 */
export async function createAttachedEngine(dataDir: string, log: EngineLog): Promise<Engine> {
  const status = new EngineStatus()
  let known = ''
  const look = async () => {
    const address = await attachEngine(dataDir)
    if (!address) {
      known = ''
      status.setDown('failed', 'The process that writes to this DATA_DIR is not running its search engine.')
    } else if (address.url !== known) {
      known = address.url
      status.setUp(address, { rebuilt: false })
      log.info({ url: address.url, version: address.version }, 'Attached to the search engine.')
    }
  }
  await look()
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => undefined)
  }, LOOK_MS)
  timer.unref()
  return {
    mode: 'attached',
    get state() {
      return status.state
    },
    get lastError() {
      return status.lastError
    },
    rebuilt: false,
    address: () => status.address(),
    whenUp: timeoutMs => status.whenUp(timeoutMs),
    onUp: listener => status.onUp(listener),
    stop: async () => {
      clearInterval(timer)
      await looking
      status.setDown('stopped', 'The search engine was left.')
    },
  }
}
