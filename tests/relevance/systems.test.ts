import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDocument } from '../../scripts/relevance/documents.ts'
import { createFts5 } from '../../scripts/relevance/systems/fts5.ts'
import { createMiniSearch } from '../../scripts/relevance/systems/minisearch.ts'
import { withSystems } from '../../scripts/relevance/with-systems.ts'

const document = (id: string, title: string, passages: readonly string[] = []): TestDocument => ({
  id,
  text: { title, passages },
})
const DOCUMENTS = [
  document('2001-a/F1', 'Visits were missed', ['Nobody counted them.']),
  document('2001-a/F2', 'School worries', ['A visit was missed once.', 'The teacher wrote it down.']),
  ...Array.from({ length: 12 }, (_, at) => document(`2002-b/F${at}`, `Hospital note ${at}`)),
]

describe.each([
  ['MiniSearch', createMiniSearch],
  ['SQLite FTS5', createFts5],
])('%s', (name, create) => {
  const system = create(DOCUMENTS)
  afterAll(() => system.end?.())

  it('is called by its name and is a baseline', () => {
    expect(system).toMatchObject({ name, role: 'baseline' })
  })

  it('finds any of the words, in any field, the best first', async () => {
    expect((await system.find('missed visits nowhere')).slice(0, 2)).toEqual(['2001-a/F1', '2001-a/F2'])
    expect(await system.find('teacher')).toEqual(['2001-a/F2'])
  })

  it('finds ten at most', async () => {
    const found = await system.find('hospital')
    expect(found).toHaveLength(10)
    expect(new Set(found).size).toBe(10)
  })

  it.each(['"', 'missed OR', 'a* - (b', "didn't NEAR", '?!'])('takes what people type: %s', async words => {
    await expect(system.find(words)).resolves.toBeInstanceOf(Array)
  })
})

describe('what each baseline forgives', () => {
  const fts5 = createFts5(DOCUMENTS)
  afterAll(() => fts5.end?.())

  it('is another ending in SQLite FTS5', async () => {
    expect(await fts5.find('counting')).toEqual(['2001-a/F1'])
  })

  it('is a letter or an end that is missing in MiniSearch', async () => {
    const miniSearch = createMiniSearch(DOCUMENTS)
    expect(await miniSearch.find('techer')).toEqual(['2001-a/F2'])
    expect(await miniSearch.find('teach')).toEqual(['2001-a/F2'])
  })
})

describe('withSystems', () => {
  const lists = new Map<string, string[][]>()
  let known: Set<string>
  let fields: string[][]
  let shown: string[]
  beforeAll(async () => {
    await withSystems(async ({ systems, documents, snapshot }) => {
      known = new Set(documents.map(({ id }) => id))
      fields = documents.map(({ text }) => Object.keys(text))
      shown = snapshot.catalogue.rows
        .filter(({ number }) => !snapshot.catalogue.demonstrations.has(number))
        .map(({ id }) => id)
      for (const system of systems)
        lists.set(
          system.name,
          await Promise.all(['danielle reid', 'school', 'xyzzyx'].map(words => system.find(words))),
        )
    })
  }, 120_000)

  it('gives every finding, recommendation and review that our search shows to every system', () => {
    expect([...known].sort()).toEqual(shown.toSorted())
    for (const kind of [/\/F\d+$/, /\/R\d+$/, /^[^/]+$/])
      expect([...known].filter(id => kind.test(id)).length).toBeGreaterThan(10)
    expect(new Set(fields.map(names => names.join())).size).toBe(1)
    expect(fields[0]).toEqual(expect.arrayContaining(['title', 'passages', 'knownAs']))
  })

  it('has our search in three readings, and three others', () => {
    expect([...lists.keys()]).toEqual([
      'ours',
      'ours, then tabs',
      'ours, one list',
      'Meilisearch defaults',
      'MiniSearch',
      'SQLite FTS5',
    ])
  })

  it('gives ten different documents of the library at most, of each system for each query', () => {
    for (const [name, found] of lists) {
      expect(found[0], name).not.toEqual([])
      expect(found[1], name).toHaveLength(10)
      for (const list of found) {
        expect(new Set(list).size, name).toBe(list.length)
        expect(
          list.filter(id => !known.has(id)),
          name,
        ).toEqual([])
      }
    }
  })

  it('reads our page from the top: the review that is named, then its findings, then the tabs', () => {
    const [page = []] = lists.get('ours')!
    const [tabs = []] = lists.get('ours, then tabs')!
    expect(page[0]).toBe('2006-highland-left-school-unseen')
    // Findings come first; matches of other kinds may stand among them.
    expect(page[1]).toMatch(/\/F\d+$/)
    expect(page.filter(id => /\/F\d+$/.test(id)).length).toBeGreaterThan(page.length / 2)
    expect(tabs.slice(0, page.length)).toEqual(page)
    expect(tabs.length > page.length || page.length === 10).toBe(true)
  })
})
