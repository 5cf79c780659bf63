import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KeptResults } from '../../src/search/kept-results.ts'
import { parseSearchQuery, type RawParams } from '../../src/search/parse-search-query.ts'
import { SearchUnavailable } from '../../src/search/search-index.ts'
import type { SearchResult } from '../../src/search/search-library.ts'
import type { SearchQuery } from '../../src/search/search-params.ts'
import { startCountedLibrary, type CountedLibrary } from './counted-library.ts'

const SCHOOL = { q: 'school moved' }

function queryOf(params: RawParams, library: CountedLibrary): SearchQuery {
  return parseSearchQuery(params, library.services.library.snapshot.taxonomy).query
}

/** Does something and says how many searches the engine was asked meanwhile. */
async function counted<T>(library: CountedLibrary, work: () => Promise<T>): Promise<[T, number]> {
  const before = library.proxy.searches()
  const done = await work()
  return [done, library.proxy.searches() - before]
}

describe('searches where no results are kept', () => {
  let library: CountedLibrary
  const search = (params: RawParams) => library.services.library.search(queryOf(params, library))
  beforeAll(async () => {
    library = await startCountedLibrary({ SEARCH_CACHE: '0' })
  })
  afterAll(() => library.end())

  it('are put to the engine anew each time', async () => {
    const [first, once] = await counted(library, () => search(SCHOOL))
    const [second, again] = await counted(library, () => search(SCHOOL))
    expect(once).toBeGreaterThan(0)
    expect(again).toBe(once)
    expect(first.total).toBeGreaterThan(0)
    expect(second).not.toBe(first)
  })

  it('are put once where the same is under way, however its address was written', async () => {
    const [, once] = await counted(library, () => search({ ...SCHOOL, agency: 'education' }))
    const [results, together] = await counted(library, () =>
      Promise.all([
        search({ ...SCHOOL, agency: 'education' }),
        search({ agency: ['education'], q: ` ${SCHOOL.q} `, page: '1', kind: 'finding' }),
        ...Array.from({ length: 20 }, () => search({ ...SCHOOL, agency: 'education' })),
      ]),
    )
    expect(once).toBeGreaterThan(0)
    expect(together).toBe(once)
    expect(new Set(results).size).toBe(1)
  })

  it('are put each where they differ', async () => {
    const different = [SCHOOL, { ...SCHOOL, page: '2' }, { ...SCHOOL, 'per-page': '1' }, { q: 'school' }]
    const [results] = await counted(library, () => Promise.all(different.map(search)))
    expect(new Set(results).size).toBe(different.length)
  })

  it('tell all who wait where the engine fails, and are put again by the next who asks', async () => {
    const mend = library.proxy.fail()
    const failed = await Promise.allSettled([search(SCHOOL), search(SCHOOL)])
    mend()
    for (const one of failed) expect(one).toMatchObject({ reason: expect.any(SearchUnavailable) as unknown })
    expect((await search(SCHOOL)).total).toBeGreaterThan(0)
  })
})

describe('searches where results are kept', () => {
  let library: CountedLibrary
  const search = (params: RawParams) => library.services.library.search(queryOf(params, library))
  beforeAll(async () => {
    library = await startCountedLibrary()
  })
  afterAll(() => library.end())

  it('cost the engine nothing when they are asked again', async () => {
    const first = await search(SCHOOL)
    const [second, again] = await counted(library, () => search(SCHOOL))
    expect(again).toBe(0)
    expect(second).toBe(first)
  })

  it('do not keep that the engine failed', async () => {
    const mend = library.proxy.fail()
    await expect(search({ q: 'police' })).rejects.toThrow(SearchUnavailable)
    mend()
    const [result, asked] = await counted(library, () => search({ q: 'police' }))
    expect(asked).toBeGreaterThan(0)
    expect(result.query.q).toBe('police')
  })

  it('forget all when a file changes, and find what stands in it now', async () => {
    const before = await search({ q: 'wheelbarrow' })
    expect(before.total).toBe(0)
    const written = await readFile(library.reviewFile, 'utf8')
    await writeFile(
      library.reviewFile,
      written.replace('#### What happened\n', '$&\nA wheelbarrow stood there.\n'),
    )
    await library.services.library.refresh()
    expect((await search({ q: 'wheelbarrow' })).total).toBe(1)

    await writeFile(library.reviewFile, written)
    await library.services.library.refresh()
    await library.services.library.ranked
    const [after, asked] = await counted(library, () => search({ q: 'wheelbarrow' }))
    expect(after.total).toBe(0)
    expect(asked).toBeGreaterThan(0)
  })

  it('do not keep what came of a search during which the index was brought up to date', async () => {
    const release = library.proxy.hold()
    const underWay = search({ q: 'neighbour' })
    await library.services.library.sync()
    await library.services.library.ranked
    release()
    await underWay
    const [, asked] = await counted(library, () => search({ q: 'neighbour' }))
    expect(asked).toBeGreaterThan(0)
  })
})

describe('results from before the ranking is made', () => {
  let library: CountedLibrary
  beforeAll(async () => {
    library = await startCountedLibrary({}, { indexed: false })
  })
  afterAll(() => library.end())

  it('are not kept', async () => {
    const served = library.services.library
    const query = queryOf(SCHOOL, library)
    expect(served.edition.digest).toBeUndefined()
    await served.sync()
    expect(served.edition.digest).toBeUndefined()
    const early = await served.search(query)
    await served.ranked
    expect(served.edition.digest).toMatch(/^[0-9a-f]{64}$/)
    const [late, asked] = await counted(library, () => served.search(query))
    expect(asked).toBeGreaterThan(0)
    expect(late.total).toBe(early.total)
    expect((await counted(library, () => served.search(query)))[1]).toBe(0)
  })
})

describe('KeptResults', () => {
  let library: CountedLibrary
  let result: SearchResult
  let asked: string[] = []
  beforeAll(async () => {
    library = await startCountedLibrary()
    result = await library.services.library.search(queryOf({ q: '' }, library))
  })
  afterAll(() => library.end())
  beforeEach(() => {
    asked = []
  })
  const searchIn = (kept: KeptResults, q: string, answer = result) =>
    kept.search({ ...result.query, q }, () => {
      asked.push(q)
      return Promise.resolve(answer)
    })

  it('keeps so many and lets go of the one that was asked for longest ago', async () => {
    const kept = new KeptResults(2)
    for (const q of ['one', 'two', 'one', 'three', 'one', 'two']) await searchIn(kept, q)
    expect(asked).toEqual(['one', 'two', 'three', 'two'])
  })

  it('does not keep what would take all the room there is', async () => {
    const kept = new KeptResults(2)
    const hit = result.hits[0]!
    const huge = { ...result, hits: [{ ...hit, excerpt: { ...hit.excerpt, html: 'x'.repeat(2 ** 25) } }] }
    await searchIn(kept, 'huge', huge)
    await searchIn(kept, 'huge', huge)
    expect(asked).toEqual(['huge', 'huge'])
  })
})
