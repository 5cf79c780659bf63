import { describe, expect, it } from 'vitest'
import { endOrphanEngine } from '../../../src/search/engine/end-orphan-engine.ts'
import { readEngineAddress, writeEngineAddress } from '../../../src/search/engine/engine-address.ts'
import { isProcess } from '../../../src/search/engine/is-process.ts'
import { eventually, KEY, processFor, temporaryFolder } from './engine-fixture.ts'

async function orphanIn(folder: string): Promise<number> {
  const { pid, address } = await processFor({ folder })
  await writeEngineAddress(folder, { url: address.url, pid, version: address.version, startedAt: 'before' })
  return pid
}

describe('endOrphanEngine', () => {
  it('ends an engine that answers with our key', async () => {
    const folder = await temporaryFolder()
    const pid = await orphanIn(folder)
    await endOrphanEngine(folder, KEY)
    await eventually(() => !isProcess(pid), 'the orphan is gone')
    expect(await readEngineAddress(folder)).toBeUndefined()
  })

  it('leaves a process alone that does not', async () => {
    const folder = await temporaryFolder()
    const pid = await orphanIn(folder)
    await endOrphanEngine(folder, 'another key')
    expect(isProcess(pid)).toBe(true)
  })
})
