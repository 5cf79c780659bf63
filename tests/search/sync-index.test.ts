import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadSnapshot, type Snapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { openIndexState } from '../../src/state/index-state.ts'
import { createMeilisearchIndex } from '../../src/search/meilisearch-index.ts'
import { SearchUnavailable, type SearchIndex } from '../../src/search/search-index.ts'
import { syncIndex, type SyncReport } from '../../src/search/sync-index.ts'
import { startEngine, type TestEngine } from './engine-for-tests.ts'

const DEMONSTRATION = '2019-nowhere-demonstration-one'
const HELD = '2020-nowhere-held-detail'

let test: TestEngine
let index: SearchIndex
let taxonomyDir: string
let reviewsDir: string

beforeAll(async () => {
  test = await startEngine({ meiliBin: process.env['MEILI_BIN'] })
  index = test.index
  taxonomyDir = join(test.folder, 'taxonomy')
  reviewsDir = join(test.folder, 'reviews')
})

afterAll(() => test?.end())

/** The folders as they were, and no index and no note of one. */
async function beginAnew(): Promise<void> {
  for (const folder of [taxonomyDir, reviewsDir]) await rm(folder, { recursive: true, force: true })
  await cp(rootPath('taxonomy'), taxonomyDir, { recursive: true })
  await mkdir(reviewsDir)
  for (const id of [DEMONSTRATION, HELD]) await cp(rootPath('tests/fixtures/reviews', `${id}.md`), fileOf(id))
  await rm(stateFile(), { force: true })
  await test.dropIndex()
}

const fileOf = (id: string) => join(reviewsDir, `${id}.md`)
const stateFile = () => join(test.folder, 'index-state.json')

/** What a process does that has just started: it knows what files and notes say, and nothing else. */
async function sync(on = index): Promise<SyncReport> {
  return syncIndex(await load(), on, await openIndexState(test.folder))
}

/** Files that are as they were are not read again, which is quicker and gives the same. */
async function load(): Promise<Snapshot> {
  return (loaded = await loadSnapshot({ taxonomyDir, reviewsDir }, loaded))
}

let loaded: Snapshot | undefined

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const changed = change(text)
  expect(changed).not.toBe(text)
  await writeFile(file, changed)
}

const everything = async () => (await index.match('', 'every-word')).toSorted()
const find = async (text: string) => (await index.match(text, 'every-word')).toSorted()

const ALL = [
  DEMONSTRATION,
  `${DEMONSTRATION}_F1`,
  `${DEMONSTRATION}_F2`,
  `${DEMONSTRATION}_R1`,
  HELD,
  `${HELD}_F1`,
  `${HELD}_R1`,
]

describe('syncIndex', () => {
  beforeEach(async () => {
    await beginAnew()
    expect(await sync()).toEqual({ scope: 'all', indexed: [HELD, DEMONSTRATION], removed: [], records: 7 })
  })

  it('builds the index at the first start', async () => {
    expect(await everything()).toEqual(ALL)
  })

  it('does nothing where nothing changed, and gives the engine no task', async () => {
    const [task, note] = [await test.lastTask(), await readFile(stateFile(), 'utf8')]
    expect(task).toBeGreaterThan(0)
    expect(await sync()).toEqual({ scope: 'nothing', indexed: [], removed: [], records: 7 })
    expect(await test.lastTask()).toBe(task)
    expect(await readFile(stateFile(), 'utf8')).toBe(note)
  })

  it('indexes the review whose file changed, and no other', async () => {
    const task = await test.lastTask()
    await edit(fileOf(HELD), text => text.replace('One named person keeps', 'One named zookeeper keeps'))
    expect(await sync()).toEqual({ scope: 'reviews', indexed: [HELD], removed: [], records: 7 })
    expect(await find('zookeeper')).toEqual([HELD, `${HELD}_R1`])
    expect(await test.lastTask()).toBe(task + 1)
    expect((await sync()).scope).toBe('nothing')
  })

  it('takes away what is no longer in a file that changed', async () => {
    await edit(fileOf(DEMONSTRATION), text =>
      text.replace(/### F2\.[^]*?(?=## Recommendations)/, '').replace('leads-to: [F2]\n', ''),
    )
    expect(await sync()).toMatchObject({ scope: 'reviews', indexed: [DEMONSTRATION], records: 6 })
    expect(await everything()).toEqual(ALL.filter(id => id !== `${DEMONSTRATION}_F2`))
  })

  it('adds a review whose file is new', async () => {
    const id = '2020-nowhere-new'
    await writeFile(fileOf(id), (await readFile(fileOf(HELD), 'utf8')).replace(HELD, id))
    expect(await sync()).toEqual({ scope: 'reviews', indexed: [id], removed: [], records: 10 })
    expect(await everything()).toEqual([...ALL, id, `${id}_F1`, `${id}_R1`].toSorted())
  })

  it('takes away a review whose file is gone, which is withdrawn, or which an error keeps out', async () => {
    await rm(fileOf(DEMONSTRATION))
    expect(await sync()).toEqual({ scope: 'reviews', indexed: [], removed: [DEMONSTRATION], records: 3 })
    await edit(fileOf(HELD), text =>
      text.replace('\ntaxonomy:', '\nwithdrawn: {date: 2022-01, reason: "Invented."}\ntaxonomy:'),
    )
    expect(await sync()).toEqual({ scope: 'reviews', indexed: [], removed: [HELD], records: 0 })
    expect(await everything()).toEqual([])
    await beginAnew()
    await sync()
    await edit(fileOf(HELD), text => text.replace('nation: wales', 'nation: atlantis'))
    expect(await sync()).toMatchObject({ removed: [HELD], records: 4 })
    expect(await everything()).toEqual(ALL.filter(id => !id.startsWith(HELD)))
  })

  it('does several things at once', async () => {
    const id = '2020-nowhere-new'
    await writeFile(fileOf(id), (await readFile(fileOf(HELD), 'utf8')).replace(HELD, id))
    await rm(fileOf(HELD))
    await edit(fileOf(DEMONSTRATION), text => text.replace('hearing clinic', 'zookeeper'))
    const { scope, indexed, removed, records } = await sync()
    expect({ scope, indexed: indexed.toSorted(), removed, records }).toEqual({
      scope: 'reviews',
      indexed: [DEMONSTRATION, id],
      removed: [HELD],
      records: 7,
    })
    expect(await find('zookeeper')).toEqual([DEMONSTRATION])
  })

  it('builds anew where synonyms changed', async () => {
    expect(await find('missive')).toEqual([])
    await edit(join(taxonomyDir, 'synonyms.yaml'), text =>
      text.replace('groups:\n', 'groups:\n  - words: [missive, letter]\n'),
    )
    expect((await sync()).scope).toBe('all')
    expect(await find('missive')).toContain(`${DEMONSTRATION}_F1`)
    expect((await sync()).scope).toBe('nothing')
  })

  it('builds anew where a label changed, which is among the words of a record', async () => {
    await edit(join(taxonomyDir, 'agency.yaml'), text => text.replace(/label: Police.*/, 'label: Zookeepers'))
    expect((await sync()).scope).toBe('all')
    expect(await find('zookeepers')).toContain(`${HELD}_F1`)
  })

  it('builds anew where a facet is new', async () => {
    await writeFile(
      join(taxonomyDir, 'weather.yaml'),
      'key: weather\nlabel: Weather\nquestion: What was it?\norder: 900\napplies-to: [review]\nversion: 1.0.0\nterms:\n  - {id: rain, label: Rain, definition: It rained.}\n',
    )
    expect((await sync()).scope).toBe('all')
    expect((await sync()).scope).toBe('nothing')
  })

  it('builds anew where the index was taken away behind its back', async () => {
    await test.dropIndex()
    expect(await sync()).toMatchObject({ scope: 'all', records: 7 })
    expect(await everything()).toEqual(ALL)
  })

  it('builds anew where records were taken away behind its back', async () => {
    await index.update([], [HELD])
    expect(await sync()).toMatchObject({ scope: 'all', records: 7 })
    expect(await everything()).toEqual(ALL)
  })

  it('builds anew after a crash between the swap and the note of it', async () => {
    await rm(stateFile())
    await edit(fileOf(HELD), text => text.replace('One named person keeps', 'One named zookeeper keeps'))
    expect(await sync()).toMatchObject({ scope: 'all', records: 7 })
    expect(await find('zookeeper')).toEqual([HELD, `${HELD}_R1`])
  })

  it('has forgotten the old index before it puts a new one in its place', async () => {
    await test.dropIndex()
    const dying: SearchIndex = {
      ...index,
      replaceAll: async (settings, records) => {
        await index.replaceAll(settings, records)
        throw new SearchUnavailable('The engine died.')
      },
    }
    await expect(sync(dying)).rejects.toThrow('The engine died.')
    expect((await openIndexState(test.folder)).data).toEqual({ version: 1, reviews: {} })
    expect((await sync()).scope).toBe('all')
  })

  it('builds anew, and sets the note aside, where it cannot be read', async () => {
    await writeFile(stateFile(), '{"version":1,"rev')
    expect(await sync()).toMatchObject({ scope: 'all', records: 7 })
    expect(await readFile(`${stateFile()}.unreadable`, 'utf8')).toBe('{"version":1,"rev')
    expect((await sync()).scope).toBe('nothing')
  })

  it('builds anew where it is told to', async () => {
    const snapshot = await load()
    const state = await openIndexState(test.folder)
    expect(await syncIndex(snapshot, index, state, true)).toMatchObject({ scope: 'all', records: 7 })
  })

  it('tries again what the engine did not do', async () => {
    await edit(fileOf(HELD), text => text.replace('One named person keeps', 'One named zookeeper keeps'))
    const away = createMeilisearchIndex(() => {
      throw new Error('away')
    })
    const refusing: SearchIndex = { ...index, update: (records, stale) => away.update(records, stale) }
    await expect(sync(refusing)).rejects.toThrow(SearchUnavailable)
    expect(await find('zookeeper')).toEqual([])
    expect(await sync()).toMatchObject({ scope: 'reviews', indexed: [HELD] })
    expect(await find('zookeeper')).toEqual([HELD, `${HELD}_R1`])
  })

  it('does not believe its note of a review that was under way, even when the file is as before', async () => {
    const before = await readFile(fileOf(HELD), 'utf8')
    await edit(fileOf(HELD), text => text.replace('One named person keeps', 'One named zookeeper keeps'))
    const dying: SearchIndex = {
      ...index,
      update: async (records, stale) => {
        await index.update(records, stale)
        throw new SearchUnavailable('The engine died.')
      },
    }
    await expect(sync(dying)).rejects.toThrow('The engine died.')
    await writeFile(fileOf(HELD), before)
    expect(await sync()).toMatchObject({ scope: 'reviews', indexed: [HELD] })
    expect(await find('zookeeper')).toEqual([])
  })

  it('says where a file changed while it was read, and is right the next time', async () => {
    const snapshot = await load()
    await rename(fileOf(HELD), `${fileOf(HELD)}.moved`)
    const state = await openIndexState(test.folder)
    await expect(syncIndex(snapshot, index, state, true)).rejects.toThrow(HELD)
    await rename(`${fileOf(HELD)}.moved`, fileOf(HELD))
    expect(await sync()).toMatchObject({ scope: 'all', records: 7 })
  })
})
