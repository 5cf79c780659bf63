import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { acquireDataLock } from '../../src/state/data-lock.ts'
import { StateUnreadable } from '../../src/state/json-store.ts'
import { openSharedStore, StoreBusy } from '../../src/state/shared-store.ts'

const schema = z.object({ version: z.literal(1), revision: z.int(), names: z.array(z.string()) })

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-shared-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = () =>
  openSharedStore<z.output<typeof schema>>(join(folder, 'names'), 'names', schema, {
    version: 1,
    revision: 0,
    names: [],
  })

describe('openSharedStore', () => {
  it('writes nothing before it is changed', async () => {
    expect((await (await open()).read()).names).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('shows at once what another has changed, and counts the changes', async () => {
    const [here, there] = [await open(), await open()]
    await here.update(record => void record.names.push('a'))
    expect(await there.read()).toMatchObject({ revision: 1, names: ['a'] })
    await there.update(record => void record.names.push('b'))
    expect(await here.read()).toMatchObject({ revision: 2, names: ['a', 'b'] })
  })

  it('loses no change of several that change it at the same time', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const names = Array.from({ length: 15 }, (_, at) => `n${at}`)
    await Promise.all(names.map((name, at) => stores[at % 3]!.update(record => void record.names.push(name))))
    const { revision, names: kept } = await stores[0].read()
    expect(kept.toSorted()).toEqual(names.toSorted())
    expect(revision).toBe(15)
  })

  it('passes on what a change returns, and writes nothing where it throws', async () => {
    const store = await open()
    expect(await store.update(record => record.names.push('a'))).toBe(1)
    const refused = store.update(record => {
      record.names.push('b')
      throw new Error('no')
    })
    await expect(refused).rejects.toThrow('no')
    expect(await store.read()).toMatchObject({ revision: 1, names: ['a'] })
    expect(await store.update(record => record.names.push('c'))).toBe(2)
  })

  it('begins anew where the file was taken away', async () => {
    const store = await open()
    await store.update(record => void record.names.push('a'))
    await rm(join(folder, 'names', 'names.json'))
    expect(await store.read()).toMatchObject({ revision: 0, names: [] })
  })

  it('refuses a file that is damaged, at the start and later, and leaves it as it is', async () => {
    const store = await open()
    await store.update(record => void record.names.push('a'))
    const path = join(folder, 'names', 'names.json')
    await writeFile(path, '{"version":1,')
    await expect(store.read()).rejects.toThrow(StateUnreadable)
    await expect(store.update(record => record.names.push('b'))).rejects.toThrow(path)
    await expect(open()).rejects.toThrow('is not readable JSON. Restore it from a backup')
    expect(await readFile(path, 'utf8')).toBe('{"version":1,')
  })

  it(
    'waits for another process, and says which where that does not finish',
    { timeout: 20_000 },
    async () => {
      const store = await open()
      const lock = await acquireDataLock(join(folder, 'names'), { purpose: 'users add' })
      const waiting = store.update(record => record.names.push('a'))
      setTimeout(() => void lock.release(), 200)
      expect(await waiting).toBe(1)
      const stuck = await acquireDataLock(join(folder, 'names'), { purpose: 'users add' })
      const late: unknown = await store
        .update(record => record.names.push('b'))
        .catch((cause: unknown) => cause)
      expect(late).toBeInstanceOf(StoreBusy)
      expect((late as StoreBusy).message).toContain(`pid ${process.pid}, users add`)
      await stuck.release()
      expect(await store.update(record => record.names.push('b'))).toBe(2)
    },
  )
})
