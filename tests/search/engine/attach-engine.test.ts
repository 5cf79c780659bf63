import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachEngine } from '../../../src/search/engine/attach-engine.ts'
import { addressFile, engineFor, temporaryFolder } from './engine-fixture.ts'

describe('attachEngine', () => {
  it('finds the running engine, and nothing after it was stopped', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    expect(await attachEngine(dataDir)).toEqual(engine.address())
    await engine.stop()
    expect(await attachEngine(dataDir)).toBeUndefined()
  })

  it('finds nothing where no engine ever was', async () => {
    expect(await attachEngine(join(await temporaryFolder(), 'none'))).toBeUndefined()
  })

  it('finds nothing at an address that a crash left, or that cannot be read', async () => {
    const dataDir = await temporaryFolder()
    const engine = await engineFor({ dataDir })
    const left = await addressFile(dataDir)
    await engine.stop()
    const path = join(dataDir, 'engine', 'address.json')
    for (const text of [JSON.stringify(left), JSON.stringify({ ...left, pid: process.pid }), '{']) {
      await writeFile(path, text)
      expect(await attachEngine(dataDir)).toBeUndefined()
    }
  })

  it('finds nothing when the engine does not know the key', async () => {
    const dataDir = await temporaryFolder()
    await engineFor({ dataDir })
    await writeFile(join(dataDir, 'engine', 'master-key'), 'x'.repeat(43))
    expect(await attachEngine(dataDir)).toBeUndefined()
  })
})
