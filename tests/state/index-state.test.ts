import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EMPTY_INDEX_STATE } from '../../src/search/index-state.ts'
import { openIndexState } from '../../src/state/index-state.ts'

const NAME = 'index-state.json'

async function dataFolder(text?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-state-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  if (text !== undefined) await writeFile(join(folder, NAME), text)
  return folder
}

describe('openIndexState', () => {
  it('begins empty, and writes nothing until something is known', async () => {
    const folder = await dataFolder()
    const state = await openIndexState(folder)
    expect(state.data).toEqual(EMPTY_INDEX_STATE)
    await expect(access(join(folder, NAME))).rejects.toThrow('ENOENT')
  })

  it('knows again what was noted', async () => {
    const folder = await dataFolder()
    const state = await openIndexState(folder)
    await state.update(data => {
      data.settings = 's'
      data.reviews['r'] = { digest: 'd', records: ['r', 'r_F1'] }
    })
    expect((await openIndexState(folder)).data).toEqual({
      version: 1,
      settings: 's',
      reviews: { r: { digest: 'd', records: ['r', 'r_F1'] } },
    })
  })

  it('begins anew with each folder', async () => {
    const state = await openIndexState(await dataFolder())
    await state.update(data => {
      data.reviews['r'] = { digest: 'd', records: [] }
    })
    expect((await openIndexState(await dataFolder())).data.reviews).toEqual({})
  })

  it.each([
    ['half of a file', '{"version":1,"reviews":{'],
    ['an empty file', ''],
    ['another form', '{"version":1,"reviews":[]}'],
    ['no version', '{"reviews":{}}'],
    ['a newer version', '{"version":2,"reviews":{}}'],
  ])('sets %s aside and begins anew', async (_name, text) => {
    const folder = await dataFolder(text)
    const state = await openIndexState(folder)
    expect(state.data).toEqual(EMPTY_INDEX_STATE)
    expect(await readdir(folder)).toEqual([`${NAME}.unreadable`])
    expect(await readFile(join(folder, `${NAME}.unreadable`), 'utf8')).toBe(text)
  })

  it('sets nothing aside for somebody who only reads', async () => {
    const folder = await dataFolder('{')
    await expect(openIndexState(folder, { readOnly: true })).rejects.toThrow(NAME)
    expect(await readdir(folder)).toEqual([NAME])
  })
})
