import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { rootPath } from '../../src/root-path.ts'
import { readEngineAddress, type EngineAddress } from '../../src/search/engine/engine-address.ts'
import { engineFolder } from '../../src/search/engine/engine-folder.ts'
import { loadEngineKey } from '../../src/search/engine/engine-key.ts'
import type { CleanUp } from './clean-up.ts'

/** The product as people run it, in a process of its own. */
export interface ProductServer {
  url: string
  pid: number
  /** Milliseconds from its start until it said that the index is current. */
  ready: Promise<number>
  /** Where its engine answers, to ask it directly. */
  engine(): Promise<Pick<EngineAddress, 'url' | 'apiKey'>>
  /**
   * Resolves when it has nothing left to do: after a change it goes on to rank anew behind the searches.
   * @returns milliseconds from its start until then
   */
  rest(): Promise<number>
  /** Memory it holds now and the most it ever did, in bytes. */
  memory(): Promise<Memory>
  stop(): Promise<void>
}

export interface Memory {
  now: number
  most: number
}

export interface ProductFolders {
  dataDir: string
  reviewsDir: string
  /** How many results of searches it keeps; none where it is not said, so that every answer is work. */
  searchCache?: number
}

/** Long enough to finish what is under way. */
const STOP_MS = 20_000
/** At rest is who uses less than a tenth of a processor for so long. */
const REST_MS = 400
const REST_SHARE = 0.1

/** Starts `lessons serve` and resolves when it listens. The index may still be building: see `ready`. */
export async function startProduct(
  { dataDir, reviewsDir, searchCache = 0 }: ProductFolders,
  cleanUp: CleanUp,
): Promise<ProductServer> {
  const began = performance.now()
  const child = spawn(process.execPath, [rootPath('dist/cli/main.js'), 'serve'], {
    env: {
      PATH: process.env['PATH'],
      MEILI_BIN: process.env['MEILI_BIN'],
      DATA_DIR: dataDir,
      REVIEWS_DIR: reviewsDir,
      TAXONOMY_DIR: rootPath('taxonomy'),
      SEARCH_CACHE: String(searchCache),
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await ended
    clearTimeout(force)
  }
  cleanUp.add(stop)
  const said: string[] = []
  const saying = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const read = (line: string) => {
        const found = pattern.exec(line)
        if (found) resolve(found[1] ?? '')
      }
      createInterface({ input: child.stdout }).on('line', read)
      void ended.then(() => reject(new Error(`The server ended.\n${said.join('\n')}`)))
    })
  createInterface({ input: child.stderr }).on('line', line => {
    said.push(line)
    if (said.length > 20) said.shift()
  })
  const ready = saying(/^Ready after/).then(() => performance.now() - began)
  ready.catch(() => undefined)
  const url = await saying(/^The lessons library is at (\S+)/)
  return {
    url,
    pid: child.pid!,
    ready,
    engine: async () => {
      const folder = engineFolder(dataDir)
      const [address, apiKey] = await Promise.all([readEngineAddress(folder), loadEngineKey(folder)])
      if (!address || apiKey === undefined) throw new Error('The engine of the server cannot be found.')
      return { url: address.url, apiKey }
    },
    rest: async () => {
      for (let used = await processorTime(child.pid!); ;) {
        const quietFrom = performance.now()
        await new Promise(resolve => setTimeout(resolve, REST_MS))
        const before = used
        used = await processorTime(child.pid!)
        if (used - before < REST_SHARE * REST_MS) return quietFrom - began
      }
    },
    memory: () => memoryOf(child.pid!),
    stop,
  }
}

/** The kernel counts in hundredths of a second on every architecture that Node runs on. */
const TICK_MS = 10

/** Milliseconds of processor that a process has used, in all its threads. */
async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name of the program, in brackets, may hold spaces; user and system time are the 14th and 15th of all.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * TICK_MS
}

/** @throws where the system does not say (it is read from /proc) */
export async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
  return { now: bytes('VmRSS'), most: bytes('VmHWM') }
}
