import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EngineUnavailable } from '../../../src/search/engine/engine-errors.ts'
import { createEngine, type EngineLog } from '../../../src/search/engine/engine.ts'
import { engineFor, quiet, temporaryFolder } from './engine-fixture.ts'

const mode = async (path: string) => (await stat(path)).mode & 0o777

describe('createEngine', () => {
  it('runs the installed engine, its key and address closed to others', async () => {
    const dataDir = await temporaryFolder()
    const engine = await createEngine({ dataDir, log: quiet })
    onTestFinished(() => engine.stop())
    expect([engine.mode, engine.state, engine.lastError, engine.rebuilt]).toEqual([
      'embedded',
      'up',
      undefined,
      false,
    ])
    const folder = join(dataDir, 'engine')
    const modes = [folder, join(folder, 'master-key'), join(folder, 'address.json')].map(mode)
    expect(await Promise.all(modes)).toEqual([0o700, 0o600, 0o600])
    expect((await readFile(join(folder, 'master-key'), 'utf8')).trim()).toBe(engine.address().apiKey)
    expect(await readFile(join(folder, 'address.json'), 'utf8')).not.toContain(engine.address().apiKey)
  })

  it('uses copy, key and database again', async () => {
    const dataDir = await temporaryFolder()
    const options = { dataDir, meiliBin: undefined }
    const first = await engineFor(options)
    const { url, apiKey } = first.address()
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
    await fetch(`${url}/experimental-features`, { method: 'PATCH', headers, body: '{"containsFilter":true}' })
    const names = (await readdir(join(dataDir, 'engine'))).filter(name => name.startsWith('meilisearch-'))
    const copy = join(dataDir, 'engine', names[0] ?? 'none')
    const before = await stat(copy).catch(() => undefined)
    await first.stop()

    const second = await engineFor(options)
    expect(second.address().apiKey).toBe(apiKey)
    expect(second.rebuilt).toBe(false)
    const features = await fetch(`${second.address().url}/experimental-features`, { headers })
    expect(await features.json()).toMatchObject({ containsFilter: true })
    expect((await stat(copy).catch(() => undefined))?.ino).toBe(before?.ino)
  })

  it('runs MEILI_BIN where it is set, and makes no copy', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    expect(engine.state).toBe('up')
    const names = await readdir(join(dataDir, 'engine'))
    expect(names.filter(name => name.startsWith('meilisearch-'))).toEqual([])
  })

  it('throws when the first start fails', async () => {
    const dataDir = await temporaryFolder()
    const meiliBin = join(dataDir, 'broken')
    await writeFile(meiliBin, '#!/bin/sh\nexit 1\n', { mode: 0o700 })
    await expect(engineFor({ dataDir, meiliBin })).rejects.toThrow(EngineUnavailable)
  })

  it('begins with an empty database where the old one is of another version', async () => {
    const dataDir = await temporaryFolder()
    await (await engineFor({ dataDir })).stop()
    await writeFile(join(dataDir, 'engine', 'data.ms', 'VERSION'), '1.11.0')
    expect(await engineFor({ dataDir })).toMatchObject({ state: 'up', rebuilt: true })
  })

  it('accepts a pino logger', () => {
    const log: EngineLog = pino({ level: 'silent' })
    expect(log).toBeDefined()
  })
})
