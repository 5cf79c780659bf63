import { chmod, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadEngineKey, loadOrCreateEngineKey } from '../../../src/search/engine/engine-key.ts'
import { temporaryFolder } from './engine-fixture.ts'

describe('loadOrCreateEngineKey', () => {
  it('makes 32 random bytes that only the owner may read', async () => {
    const folder = await temporaryFolder()
    const key = await loadOrCreateEngineKey(folder)
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    expect((await stat(join(folder, 'master-key'))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['master-key'])
  })

  it('keeps the key, and closes a file that was left open', async () => {
    const folder = await temporaryFolder()
    const key = await loadOrCreateEngineKey(folder)
    await chmod(join(folder, 'master-key'), 0o644)
    expect(await loadOrCreateEngineKey(folder)).toBe(key)
    expect((await stat(join(folder, 'master-key'))).mode & 0o777).toBe(0o600)
  })

  it('replaces what is not a key', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'master-key'), '')
    expect(await loadEngineKey(folder)).toBeUndefined()
    expect(await loadOrCreateEngineKey(folder)).toHaveLength(43)
  })
})
