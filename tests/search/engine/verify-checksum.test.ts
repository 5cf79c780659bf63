import { createHash } from 'node:crypto'
import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findEngineBinary } from '../../../src/search/engine/find-engine-binary.ts'
import { ENGINE_SHA256, isIntact, verifyChecksum } from '../../../src/search/engine/verify-checksum.ts'
import { temporaryFolder } from './engine-fixture.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

describe('verifyChecksum', () => {
  it('accepts the installed engine', async () => {
    const { path, from } = await findEngineBinary()
    const expected = from === 'package' ? verifyChecksum(path, ENGINE_SHA256) : Promise.resolve()
    await expect(expected).resolves.toBeUndefined()
  })
})

describe('isIntact', () => {
  it('is false for a file that is missing', async () => {
    const folder = await temporaryFolder()
    expect(await isIntact(join(folder, 'none'), digest('a'), join(folder, 'memory'))).toBe(false)
  })

  it('reads the file again when its time changes', async () => {
    const folder = await temporaryFolder()
    const [path, memory] = [join(folder, 'file'), join(folder, 'memory')]
    await writeFile(path, 'one')
    await utimes(path, 1, 1)
    expect(await isIntact(path, digest('one'), memory)).toBe(true)
    await writeFile(path, 'two')
    await utimes(path, 1, 1)
    expect(await isIntact(path, digest('one'), memory)).toBe(true)
    await utimes(path, 2, 2)
    expect(await isIntact(path, digest('one'), memory)).toBe(false)
  })

  it('asks again when another digest is expected, and when its memory is damaged', async () => {
    const folder = await temporaryFolder()
    const [path, memory] = [join(folder, 'file'), join(folder, 'memory')]
    await writeFile(path, 'one')
    expect(await isIntact(path, digest('one'), memory)).toBe(true)
    expect(await isIntact(path, digest('two'), memory)).toBe(false)
    await writeFile(memory, '{')
    expect(await isIntact(path, digest('one'), memory)).toBe(true)
  })
})
