import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StateUnreadable } from '../../src/state/json-store.ts'
import { loadSecret } from '../../src/state/secret-file.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-secret-'))
  path = join(folder, 'secret')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('loadSecret', () => {
  it('makes a secret of 256 bits once, that only its owner reads', async () => {
    const secret = await loadSecret(path)
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(await loadSecret(path)).toBe(secret)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['secret'])
  })

  it('gives one secret to all that ask at the same time', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => loadSecret(path)))
    expect(new Set(secrets).size).toBe(1)
    expect(await readdir(folder)).toEqual(['secret'])
  })

  it('refuses a file that holds none, and leaves it as it is', async () => {
    await writeFile(path, 'short\n')
    await expect(loadSecret(path)).rejects.toThrow(StateUnreadable)
    expect(await readFile(path, 'utf8')).toBe('short\n')
  })
})
