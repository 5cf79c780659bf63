import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/search/library.ts'
import { loosen } from '../../src/search/loosen.ts'
import { parseSearchQuery, type RawParams } from '../../src/search/parse-search-query.ts'
import { startLibraryOfAll, type TestLibrary } from '../library-fixture.ts'

let started: TestLibrary
let library: Library
beforeAll(async () => {
  started = await startLibraryOfAll()
  library = started.services.library
})
afterAll(() => started.end())

async function loosened(params: RawParams) {
  const { query, faults } = parseSearchQuery(params, library.snapshot.taxonomy)
  expect(faults).toEqual([])
  const result = await library.search(query)
  expect(result.total).toBe(0)
  return { query, ...(await loosen(result, library)) }
}

const NOTHING: ReadonlyArray<[name: string, params: RawParams]> = [
  ['filters alone', { agency: 'police', nation: 'wales', 'systems-factor': 'slip-or-lapse', from: '2020' }],
  ['words and filters', { q: 'left school', nation: 'wales', agency: 'police', area: 'Highland' }],
  ['years', { q: 'school', from: '1900', to: '1910', nation: 'scotland' }],
  [
    'several terms of a facet',
    { q: 'hospital', area: ['Orkney', 'Plymouth'], nation: ['wales', 'scotland'] },
  ],
  ['recommendations', { q: 'training', kind: 'recommendation', nation: 'wales', from: '1950', to: '1960' }],
  ['reviews', { q: 'school', kind: 'review', area: 'Highland', nation: 'wales' }],
]

describe('loosen', () => {
  it.each(NOTHING)(
    'offers each filter that gives something by itself, with what it gives: %s',
    async (_, params) => {
      const { query, filters } = await loosened(params)
      expect(filters.length).toBeGreaterThan(0)
      for (const { query: looser, total } of filters) {
        expect(total).toBeGreaterThan(0)
        expect((await library.search(looser)).total).toBe(total)
      }
      const totals = filters.map(({ total }) => total)
      expect(totals).toEqual(totals.toSorted((a, b) => b - a))
      // What is not offered gives nothing.
      const offered = new Set(filters.map(({ drop }) => drop))
      const others = Object.keys(query.filters).filter(key => !offered.has(key) && !offered.has('all'))
      for (const key of others) {
        const { [key]: _dropped, ...rest } = query.filters
        expect((await library.search({ ...query, filters: rest })).total, key).toBe(0)
      }
    },
  )

  it('offers to let all go where no single filter helps', async () => {
    const both = await loosened({ q: 'Danielle', nation: 'wales', from: '2020' })
    expect(both.filters.map(({ drop }) => drop)).toEqual(['all'])
    expect(both.filters[0]!.query).toMatchObject({ q: 'Danielle', filters: {}, from: undefined })
    expect(both.filters[0]!.total).toBe((await library.search(both.filters[0]!.query)).total)
  })

  it('offers no filter where the words are nowhere', async () => {
    expect((await loosened({ q: 'zzyzx', nation: 'wales', agency: 'police' })).filters).toEqual([])
    expect((await loosened({ q: 'zzyzx' })).filters).toEqual([])
  })

  it('offers words to leave out, with what that gives, and keeps the filters and the rest of the words', async () => {
    const { query, words } = await loosened({
      q: 'school zzyzx "left school" -hospital moved',
      agency: 'education',
    })
    expect(words.map(({ drop }) => drop)).toEqual(['zzyzx'])
    expect(words[0]!.query).toEqual({ ...query, q: 'school moved "left school" -hospital' })
    expect((await library.search(words[0]!.query)).total).toBe(words[0]!.total)
  })

  it('offers no word where there is only one, and none of a long query', async () => {
    expect((await loosened({ q: 'zzyzx' })).words).toEqual([])
    expect((await loosened({ q: 'school police hospital doctor nurse teacher zzyzx' })).words).toEqual([])
  })

  it('keeps to invented records where they are asked for, and to real ones where they are not', async () => {
    const invented = await loosened({ q: 'four addresses', record: 'demonstration', nation: 'wales' })
    expect(invented.filters.map(({ drop }) => drop)).toEqual(['nation'])
    expect(invented.filters[0]!.total).toBe((await library.search(invented.filters[0]!.query)).total)
  })
})
