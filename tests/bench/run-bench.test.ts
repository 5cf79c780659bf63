import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'

const BENCH = rootPath('scripts/bench/run-bench.ts')
const OPTIONS = `{ reviews: 5, seed: 1, queries: 100000, seconds: 60, only: new Set(['page']) }`

let folder: string
let group: number

beforeAll(() => {
  execFileSync(process.execPath, [rootPath('scripts/build-if-missing.mjs')])
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-test-'))
})

afterEach(async () => {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // It has ended, as it ought to.
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A bench that would go on for a long time, in a group of its own as a terminal has it. */
function startBench() {
  const script = `const { runBench } = await import(${JSON.stringify(BENCH)}); await runBench(${OPTIONS})`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: rootPath(''),
    env: { ...process.env, TMPDIR: folder },
    stdio: 'ignore',
    detached: true,
  })
  group = child.pid!
  return { pid: group, ended: once(child, 'exit') as Promise<[number | null]> }
}

/** Command lines of the processes that were told of the folder, be it as argument or in their environment. */
async function processesOfFolder(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const read = (pid: string, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
  const all = await Promise.all(
    pids.map(async pid => ({ command: await read(pid, 'cmdline'), settings: await read(pid, 'environ') })),
  )
  return all
    .filter(({ command, settings }) => `${command}${settings}`.includes(folder))
    .map(({ command }) => command.replaceAll('\0', ' '))
}

async function untilThereIs(pattern: RegExp): Promise<void> {
  await expect
    .poll(async () => (await processesOfFolder()).some(command => pattern.test(command)), { timeout: 40_000 })
    .toBe(true)
}

describe('runBench', { timeout: 90_000 }, () => {
  it('leaves no process and no file behind at Ctrl-C, which the whole group is told of', async () => {
    const { pid, ended } = startBench()
    await untilThereIs(/meilisearch/)
    process.kill(-pid, 'SIGINT')
    expect(await ended).toEqual([130, null])
    await expect.poll(processesOfFolder, { timeout: 10_000 }).toEqual([])
    expect((await readdir(folder)).filter(name => name.startsWith('lessons-'))).toEqual([])
  })

  it('ends a server that it has only just started, where the bench alone is told to end', async () => {
    const { pid, ended } = startBench()
    await untilThereIs(/main\.js serve/)
    process.kill(pid, 'SIGTERM')
    expect(await ended).toEqual([130, null])
    await expect.poll(processesOfFolder, { timeout: 10_000 }).toEqual([])
    expect((await readdir(folder)).filter(name => name.startsWith('lessons-'))).toEqual([])
  })
})
