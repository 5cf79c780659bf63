import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { acquireDataLock, DataDirInUse, readDataLock } from '../../src/state/data-lock.ts'
import { currentProcess } from '../../src/state/process-identity.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lessons-lock-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const take = (purpose = 'serve') => acquireDataLock(dataDir, { purpose })
const leave = (lock: object | string) =>
  writeFile(join(dataDir, 'lock.json'), typeof lock === 'string' ? lock : JSON.stringify(lock))

/** The number of a process that has ended. */
const endedPid = () => spawnSync(process.execPath, ['--version']).pid
const dead = (token = 'dead') => ({ pid: endedPid(), startedAt: 'once', purpose: 'serve', token })

describe('acquireDataLock', () => {
  it('writes who holds the folder, closed to others, and makes the folder', async () => {
    const folder = join(dataDir, 'new', 'folder')
    await acquireDataLock(folder, { purpose: 'index' })
    const path = join(folder, 'lock.json')
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ ...currentProcess(), purpose: 'index' })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['lock.json'])
  })

  it('refuses a second taker, saying who holds it and what to do', async () => {
    await take('serve')
    const error = await take('index').catch((met: unknown) => met)
    expect(error).toBeInstanceOf(DataDirInUse)
    expect((error as DataDirInUse).message).toBe(
      `Another lessons process (pid ${process.pid}, serve) is using DATA_DIR ${dataDir}. ` +
        'Stop it, or set DATA_DIR to another folder.',
    )
    expect(await readdir(dataDir)).toEqual(['lock.json'])
  })

  it('can be taken again after release, which may be asked twice', async () => {
    const first = await take()
    await first.release()
    const second = await take()
    await first.release()
    await expect(take()).rejects.toThrow(DataDirInUse)
    await second.release()
    expect(await readdir(dataDir)).toEqual([])
  })

  it.each([
    ['of a process that ended', dead],
    ['of a process whose number is ours today', () => ({ ...dead(), pid: process.pid })],
    ['without a token', () => ({ pid: endedPid(), startedAt: null, purpose: 'serve' })],
    ['that is empty', () => ''],
    ['that is not a lock', () => '[]'],
  ])('takes over a lock %s', async (_, lock) => {
    await leave(lock())
    await take('index')
    expect(await readDataLock(dataDir)).toMatchObject({ pid: process.pid, purpose: 'index' })
    expect(await readdir(dataDir)).toEqual(['lock.json'])
  })

  it('takes over from a taker that died half way', async () => {
    await leave(dead('first'))
    await writeFile(join(dataDir, 'lock.json.after-first'), JSON.stringify(dead('second')))
    await take()
    expect(await readdir(dataDir)).toEqual(['lock.json'])
  })

  it('gives a dead lock to one of many takers at once', async () => {
    for (let round = 0; round < 30; round += 1) {
      await leave(dead(`round-${round}`))
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => take()))
      const won = outcomes.filter(outcome => outcome.status === 'fulfilled')
      expect(won).toHaveLength(1)
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(DataDirInUse)
      }
      await won[0]?.value.release()
    }
  })

  it('gives a dead lock to one of several processes at once', async () => {
    await leave(dead())
    const takers = await Promise.all([startTaker(), startTaker(), startTaker()])
    const words = await Promise.all(takers.map(taker => taker.tryNow()))
    expect(words.sort()).toEqual(['DataDirInUse', 'DataDirInUse', 'won'])
  })

  it('is free again when its holder is killed', async () => {
    const taker = await startTaker()
    expect(await taker.tryNow()).toBe('won')
    await expect(take()).rejects.toThrow(`pid ${taker.pid}, taker`)
    await taker.kill()
    await take()
  })
})

describe('readDataLock', () => {
  it('is undefined where nobody holds the folder', async () => {
    expect(await readDataLock(dataDir)).toBeUndefined()
    await leave(dead())
    expect(await readDataLock(dataDir)).toBeUndefined()
  })
})

async function startTaker() {
  const script = fileURLToPath(new URL('take-lock.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    pid: child.pid,
    async tryNow(): Promise<string> {
      child.stdin.write('now\n')
      return String((await lines.next()).value)
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
