import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openJsonStore, StateUnreadable } from '../../src/state/json-store.ts'

const schema = z.object({ version: z.literal(2), names: z.array(z.string()) })
const fresh = () => ({ version: 2 as const, names: [] as string[] })

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-store-'))
  path = join(folder, 'state', 'names.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () => openJsonStore<z.output<typeof schema>>(path, schema, fresh())

async function leave(text: string): Promise<void> {
  await mkdir(join(folder, 'state'))
  await writeFile(path, text)
}

describe('openJsonStore', () => {
  it('begins with what is given where there is no file, and writes none before it is asked', async () => {
    expect((await open()).data).toEqual(fresh())
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps what is written, for this process and the next', async () => {
    const store = await open()
    await store.update(data => void data.names.push('a', 'b'))
    expect(store.data.names).toEqual(['a', 'b'])
    expect((await open()).data).toEqual({ version: 2, names: ['a', 'b'] })
  })

  it('writes a file that only its owner reads and that a person can read', async () => {
    const store = await open()
    await store.update(data => void data.names.push('a'))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readFile(path, 'utf8')).toBe('{\n "version": 2,\n "names": [\n  "a"\n ]\n}\n')
  })

  it('leaves nothing beside the file, whatever the number of writes', async () => {
    const store = await open()
    for (let number = 0; number < 20; number++) await store.update(data => void data.names.push(`${number}`))
    expect(await readdir(join(folder, 'state'))).toEqual(['names.json'])
    expect((await open()).data.names).toHaveLength(20)
  })

  it('shows a reader the old or the new and never half of one', async () => {
    const store = await open()
    const long = 'x'.repeat(200_000)
    await store.update(data => void data.names.push(long))
    let writing = true
    const writes = (async () => {
      for (let round = 0; round < 20; round++) await store.update(data => void data.names.push(long))
      writing = false
    })()
    let reads = 0
    while (writing) {
      expect((await open()).data.names.every(name => name === long)).toBe(true)
      reads++
    }
    await writes
    expect(reads).toBeGreaterThan(0)
  })

  it.each([
    ['that is not JSON', '{"version": 2, "names": [', 'is not readable JSON. Restore it from a backup'],
    ['that is empty', '', 'is not readable JSON'],
    ['of another form', '{"version": 2, "names": "a"}', 'does not have the form it should'],
    ['that is older than it can read', '{"version": 1, "names": []}', 'does not have the form it should'],
    ['without a version', '{"names": []}', 'does not have the form it should'],
    [
      'that a newer version wrote',
      '{"version": 3, "people": []}',
      'was written by a newer version of the library (3, this one knows 2)',
    ],
  ])('refuses a file %s, says which and what to do, and leaves it as it is', async (_what, text, message) => {
    await leave(text)
    const met: unknown = await open().catch((cause: unknown) => cause)
    expect(met).toBeInstanceOf(StateUnreadable)
    expect((met as StateUnreadable).message).toContain(`The state file ${path} ${message}`)
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  it('passes on what the file system says, since a folder there is no missing file', async () => {
    await mkdir(path, { recursive: true })
    await expect(open()).rejects.toMatchObject({ code: 'EISDIR' })
  })
})
