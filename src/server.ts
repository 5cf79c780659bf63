import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { watchFolders } from './corpus/watch-folders.ts'
import { keepIndexed } from './keep-indexed.ts'
import { PortTaken } from './port-taken.ts'
import { createServices, type Services } from './services.ts'

/** A server that answers. */
export interface RunningServer {
  services: Services
  /** Where it answers, with the port it was given when 0 was asked for. */
  url: string
  /**
   * Resolves when the index is current, or could not be made so, and changes of files are watched for; the server
   * answers meanwhile.
   */
  indexed: Promise<void>
  /** Stops taking requests, finishes those under way, and stops the engine. May be called twice. */
  stop(): Promise<void>
}

/** Long enough for a page under way, short enough for a person waiting at a terminal. */
const GRACE_MS = 5_000

/** Longer than the proxies that stand before a site keep theirs, so that none sends on a connection just closed. */
const KEEP_ALIVE_MS = 65_000

/**
 * Starts everything and listens. Pages answer at once; the index is brought up to date meanwhile.
 * @throws with a message that says what to do when the data folder, the port, the taxonomy or the engine cannot be had
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const services = await createServices(config, 'serve')
  const undo: Array<() => Promise<void> | void> = [() => services.stop()]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const server = await listen(createApp(services), config)
    server.keepAliveTimeout = KEEP_ALIVE_MS
    undo.push(() => close(server))
    undo.push(keepIndexed(services))
    const synced = services.library.sync().then(
      () => undefined,
      () => undefined,
    )
    const watching = watchOnceServed(services, synced)
    undo.push(async () => (await watching)())
    const finished = synced.then(() => finishWithdrawals(services))
    const indexed = Promise.all([synced, watching, finished]).then(() => undefined)
    void indexed.then(() => services.library.verify())
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : config.port
    let stopping: Promise<void> | undefined
    return { services, indexed, url: `http://${config.host}:${port}`, stop: () => (stopping ??= stop()) }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/**
 * Following thousands of files keeps the processor busy for a second that the first answers need more; while a first
 * index is built it does not wait longer than the last of these.
 */
const WATCH_AFTER_MS = { index: 300, start: 1_000 }

/** What changes before it is watched is found by the look at all files that follows. */
async function watchOnceServed(
  { config, library, log }: Services,
  synced: Promise<void>,
): Promise<() => Promise<void>> {
  const wait = (ms: number) => sleep(ms, undefined, { ref: false })
  await Promise.race([synced.then(() => wait(WATCH_AFTER_MS.index)), wait(WATCH_AFTER_MS.start)])
  try {
    return await watchFolders([config.reviewsDir, config.taxonomyDir], () => library.refresh())
  } catch (cause) {
    log.error({ err: cause }, 'changes of files cannot be followed; a new start shows them')
    return async () => undefined
  }
}

async function finishWithdrawals({ publishing, log }: Services): Promise<void> {
  await publishing?.finishWithdrawals().catch((cause: unknown) => {
    log.error({ err: cause }, 'a withdrawal that was cut short cannot be finished; a new start tries again')
  })
}

function listen(app: ReturnType<typeof createApp>, { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, error =>
      error
        ? reject((error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(port) : error)
        : resolve(server),
    )
  })
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(timer)
}
