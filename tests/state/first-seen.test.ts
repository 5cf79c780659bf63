import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFirstSeen } from '../../src/state/first-seen.ts'
import { makeFolder } from '../library-fixture.ts'

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const REVIEW = '2006-nowhere-one'

describe('openFirstSeen', () => {
  it('remembers when each record came, over a restart, and not when it came again', async () => {
    const seen = await openFirstSeen(folder)
    expect(seen.of(REVIEW)).toBeUndefined()
    await seen.note([REVIEW, `${REVIEW}/F1`])
    await seen.note([REVIEW, `${REVIEW}/F1`, `${REVIEW}/F2`])
    const again = await openFirstSeen(folder)
    await again.note([`${REVIEW}/F1`])
    expect(again.of(REVIEW)).toBe(seen.of(REVIEW))
    expect(again.of(`${REVIEW}/F1`)).toBe(seen.of(REVIEW))
    expect(again.of(`${REVIEW}/F2`)! > again.of(REVIEW)!).toBe(true)
    expect(again.arrivals().map(([, ids]) => ids)).toEqual([[`${REVIEW}/F2`], [REVIEW, `${REVIEW}/F1`]])
  })

  it('tells what came later from what came before, even in one millisecond', async () => {
    const seen = await openFirstSeen(folder)
    const ids = Array.from({ length: 20 }, (_, at) => `${REVIEW}/F${at + 1}`)
    for (const id of ids) await seen.note([id])
    const moments = ids.map(id => seen.of(id)!)
    expect(new Set(moments).size).toBe(20)
    expect(moments).toEqual(moments.toSorted())
  })

  it('writes nothing where nothing is new', async () => {
    const seen = await openFirstSeen(folder)
    await seen.note([])
    expect(await readdir(folder)).toEqual([])
  })

  it('is read by another process, which follows what is noted', async () => {
    const writer = await openFirstSeen(folder)
    const reader = await openFirstSeen(folder, { readOnly: true })
    expect(reader.arrivals()).toEqual([])
    await writer.note([REVIEW])
    await reader.refresh()
    expect(reader.of(REVIEW)).toBe(writer.of(REVIEW))
    await writer.note([`${REVIEW}/F1`])
    await reader.refresh()
    expect(reader.arrivals()).toEqual(writer.arrivals())
  })

  it('sets a file aside that cannot be read, and begins anew', async () => {
    await writeFile(join(folder, 'first-seen.json'), '{"version":1,"seen":')
    await expect(openFirstSeen(folder, { readOnly: true })).rejects.toThrow(/not readable JSON/)
    const seen = await openFirstSeen(folder)
    await seen.note([REVIEW])
    expect(await readFile(join(folder, 'first-seen.json.unreadable'), 'utf8')).toContain('"seen":')
  })

  it('takes back what could not be written, so that it is noted the next time', async () => {
    const seen = await openFirstSeen(join(folder, 'data'))
    // A file where the folder would be.
    await writeFile(join(folder, 'data'), '')
    await expect(seen.note([REVIEW])).rejects.toThrow()
    expect(seen.of(REVIEW)).toBeUndefined()
    await rm(join(folder, 'data'))
    await seen.note([REVIEW])
    expect(seen.of(REVIEW)).toBeDefined()
  })
})
