import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { EngineUnavailable } from '../../../src/search/engine/engine-errors.ts'
import { isProcess } from '../../../src/search/engine/is-process.ts'
import { KEY, processFor, realBinary, temporaryFolder } from './engine-fixture.ts'

/** A database as the engine leaves it. */
async function folderWithDatabase(): Promise<string> {
  const folder = await temporaryFolder()
  await (await processFor({ folder })).stop()
  return folder
}

async function program(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'program')
  await writeFile(path, `#!/bin/sh\n${text}\n`, { mode: 0o700 })
  return path
}

const asides = async (folder: string) => (await readdir(folder)).filter(name => name.includes('aside'))

describe('startEngineProcess', () => {
  it('answers with the key, refuses without it, and is gone after stop', async () => {
    const engine = await processFor({ folder: await temporaryFolder() })
    const { url, apiKey, version } = engine.address
    expect([apiKey, version]).toEqual([KEY, '1.21.0'])
    const ask = (authorization: string) => fetch(`${url}/indexes`, { headers: { authorization } })
    expect((await ask(`Bearer ${apiKey}`)).status).toBe(200)
    expect((await ask('Bearer another')).status).toBe(403)
    await engine.stop()
    expect(isProcess(engine.pid)).toBe(false)
  })

  it('keeps a good database', async () => {
    const folder = await folderWithDatabase()
    expect((await processFor({ folder })).rebuilt).toBe(false)
    expect(await asides(folder)).toEqual([])
  })

  it.each([
    ['of an older version', 'VERSION', '1.11.0'],
    ['of a newer version', 'VERSION', '1.22.0'],
    ['with an unreadable version', 'VERSION', 'garbage'],
    ['with a damaged task queue', 'tasks/data.mdb', 'garbage'],
    ['with damaged keys', 'auth/data.mdb', 'garbage'],
  ])('sets a database %s aside and begins with an empty one', async (_, file, content) => {
    const folder = await folderWithDatabase()
    await writeFile(join(folder, 'data.ms', file), content)
    expect((await processFor({ folder })).rebuilt).toBe(true)
    expect(await asides(folder)).toHaveLength(1)
  })

  it('sets a truncated database aside, which kills the engine with SIGBUS', async () => {
    const folder = await folderWithDatabase()
    await truncate(join(folder, 'data.ms', 'tasks', 'data.mdb'), 5000)
    await truncate(join(folder, 'data.ms', 'auth', 'data.mdb'), 5000)
    expect((await processFor({ folder })).rebuilt).toBe(true)
  })

  it('keeps one database aside, the newest', async () => {
    const folder = await folderWithDatabase()
    await mkdir(join(folder, 'data.ms.aside-1'))
    await writeFile(join(folder, 'data.ms', 'VERSION'), '1.11.0')
    await processFor({ folder })
    expect(await asides(folder)).toHaveLength(1)
    expect(await asides(folder)).not.toContain('data.ms.aside-1')
  })

  it('finds the port of an engine whose log does not tell it', async () => {
    const binary = await program(`exec '${await realBinary()}' "$@" --log-level WARN`)
    const engine = await processFor({ folder: await temporaryFolder(), binary })
    expect(engine.address.version).toBe('1.21.0')
  })

  it('takes nothing from our environment, nor from a config.toml where we stand', async () => {
    const folder = await temporaryFolder()
    const here = process.cwd()
    onTestFinished(() => process.chdir(here))
    onTestFinished(() => void vi.unstubAllEnvs())
    await writeFile(join(folder, 'config.toml'), 'not toml')
    process.chdir(folder)
    vi.stubEnv('MEILI_DB_PATH', join(folder, 'elsewhere'))
    await processFor({ folder: await temporaryFolder() })
    expect(await readdir(folder)).toEqual(['config.toml'])
  })

  it.each([
    ['that ends', 'echo "cannot do this" >&2; exit 3', /did not start \(exit code 3\)\.\ncannot do this/],
    [
      'that never answers',
      'exec sleep 60',
      /did not start \(no answer in 0\.5 s: it did not say where it listens\)/,
    ],
  ])('says the last words of a program %s', async (_, text, message) => {
    const binary = await program(text)
    const started = processFor({ folder: await temporaryFolder(), binary, timeoutMs: 500 })
    await expect(started).rejects.toThrow(EngineUnavailable)
    await expect(started).rejects.toThrow(message)
  })

  it('says that a file is not a program', async () => {
    const folder = await temporaryFolder()
    const binary = join(folder, 'text')
    await writeFile(binary, '\u0000not a program', { mode: 0o700 })
    await expect(processFor({ folder, binary })).rejects.toThrow(
      `The search engine ${binary} did not start (`,
    )
  })
})
