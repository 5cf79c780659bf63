import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EngineUnavailable } from '../../../src/search/engine/engine-errors.ts'
import { createEngine } from '../../../src/search/engine/engine.ts'
import { findEngineBinary } from '../../../src/search/engine/find-engine-binary.ts'
import { quiet, temporaryFolder } from './engine-fixture.ts'

const nowhere = { locatePackaged: () => undefined, locateOnPath: async () => undefined }
const everywhere = {
  locatePackaged: () => '/package/meilisearch',
  locateOnPath: async () => '/usr/bin/meilisearch',
}

describe('findEngineBinary', () => {
  it('takes MEILI_BIN before everything else', async () => {
    const own = join(await temporaryFolder(), 'my-meilisearch')
    await writeFile(own, '', { mode: 0o700 })
    expect(await findEngineBinary({ ...everywhere, meiliBin: own })).toEqual({ path: own, from: 'MEILI_BIN' })
  })

  it('takes the package before the PATH', async () => {
    expect(await findEngineBinary(everywhere)).toEqual({ path: '/package/meilisearch', from: 'package' })
  })

  it('takes the PATH last', async () => {
    const found = await findEngineBinary({ ...everywhere, locatePackaged: () => undefined })
    expect(found).toEqual({ path: '/usr/bin/meilisearch', from: 'PATH' })
  })

  it('names every way to get an engine where there is none, in one message', async () => {
    const error = await findEngineBinary(nowhere).catch((met: unknown) => met)
    expect(error).toBeInstanceOf(EngineUnavailable)
    const { message } = error as EngineUnavailable
    for (const way of [
      'MEILI_URL',
      'MEILI_API_KEY',
      'MEILI_BIN',
      'PATH',
      'npm ci',
      '--omit=optional',
      'glibc 2.35',
    ]) {
      expect(message).toContain(way)
    }
    expect(message).toContain(`${process.platform} ${process.arch}`)
  })

  it.each([
    ['is missing', 'there is no such file', async () => {}],
    ['is a folder', 'it is not a file', (path: string) => mkdir(path)],
    [
      'has no exec bit',
      'it may not be executed',
      (path: string) => writeFile(path, '').then(() => chmod(path, 0o600)),
    ],
  ])('refuses a MEILI_BIN that %s', async (_, fault, make) => {
    const own = join(await temporaryFolder(), 'my-meilisearch')
    await make(own)
    await expect(findEngineBinary({ ...everywhere, meiliBin: own })).rejects.toThrow(
      `MEILI_BIN is ${own}, and ${fault}`,
    )
  })

  it('is what createEngine reports', async () => {
    const dataDir = await temporaryFolder()
    const created = createEngine({ dataDir, meiliBin: join(dataDir, 'none'), log: quiet })
    await expect(created).rejects.toThrow(EngineUnavailable)
  })
})
