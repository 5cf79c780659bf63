import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Narrowing } from '../../src/analysis/selection.ts'
import type { SearchResult } from '../../src/search/search-library.ts'
import { KINDS } from '../../src/taxonomy/facet.ts'
import { choosing, meets, plainRows, type PlainRow } from '../analysis/brute-force.ts'
import { startSearchableLibrary, type SearchableLibrary } from './searchable-library.ts'

let library: SearchableLibrary
let rows: PlainRow[]

const gargoyles = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(number => ({
  title: `A gargoyle ${number}`,
  what: `It was seen ${number} times.`,
}))

beforeAll(async () => {
  library = await startSearchableLibrary([
    { id: '2001-nowhere-old', published: '2001-03', area: 'Nowhere', findings: gargoyles },
    { id: '2001-nowhere-same-month', published: '2001-03', area: 'Elsewhere', findings: gargoyles },
    { id: '2015-nowhere-year', published: '2015', area: 'Nowhere', findings: gargoyles.slice(0, 3) },
    { id: '2015-nowhere-month', published: '2015-02', area: 'Third Place', findings: gargoyles.slice(0, 3) },
  ])
  rows = plainRows(library.snapshot.corpus.reviews, library.snapshot.taxonomy)
})

afterAll(() => library?.end())

type Params = Record<string, string | string[]>

const search = (params: Params) => library.search(params)
const found = ({ hits }: SearchResult) => hits.map(hit => hit.row.id)

/** Rows of every kind that have the words, real ones and invented, whatever is chosen beside them. */
async function matching(q: string): Promise<Set<string>> {
  if (q === '') return new Set(rows.map(row => row.id))
  const records = [{}, { record: 'demonstration' }]
  const all = await Promise.all(
    KINDS.flatMap(kind => records.map(record => library.find({ q, kind, ...record }))),
  )
  return new Set(all.flat())
}

const narrowingOf = ({ query: { kind, filters, from, to, area } }: SearchResult): Narrowing => ({
  kind,
  filters,
  from,
  to,
  area,
})

const queries: Params[] = [
  {},
  { q: 'school' },
  { q: 'gargoyle' },
  { q: 'police', kind: 'recommendation' },
  { q: 'child', kind: 'review' },
  { q: 'school', agency: 'education' },
  { q: 'school', agency: ['education', 'police'], nation: 'scotland' },
  { agency: 'police', 'systems-factor': 'multi-agency-interface' },
  { kind: 'review', stage: 'universal', nation: 'england' },
  { kind: 'recommendation', 'action-type': 'stronger', 'systems-factor': 'boundary-gap' },
  { q: 'gargoyle', from: '2002', to: '2018' },
  { q: 'gargoyle', area: ['nowhere', 'Elsewhere'] },
  { q: 'letter', record: 'demonstration' },
  { record: 'demonstration', kind: 'review' },
  { q: 'list', record: ['review', 'summary'] },
  { q: 'nothingatallhere' },
]

describe.each(queries)('counts of %j, held to a plain reading of the tags', params => {
  let result: SearchResult
  let among: PlainRow[]
  let query: Narrowing

  beforeAll(async () => {
    result = await search(params)
    query = narrowingOf(result)
    const ids = await matching(result.query.q)
    among = rows.filter(row => ids.has(row.id))
  })

  it('are, of matches and their reviews, right', () => {
    const matches = among.filter(row => meets(row, query))
    expect(result.total).toBe(matches.length)
    expect(result.reviews).toBe(new Set(matches.map(row => row.review.id)).size)
  })

  it('are right of every term, zeros included, beside the filters of the other facets', () => {
    const { taxonomy } = library.snapshot
    const expected = taxonomy.facets
      .filter(facet => facet.describes(query.kind))
      .map(({ key, terms }) => ({
        key,
        terms: terms.map(({ id }) => ({
          id,
          count: among.filter(row => meets(row, choosing(query, key, id))).length,
          selected: query.filters[key]?.includes(id) ?? false,
        })),
      }))
    const met = result.facets.map(({ key, terms }) => ({
      key,
      terms: terms.map(({ id, count, selected }) => ({ id, count, selected })),
    }))
    expect(met).toEqual(expected)
  })

  it('are right of each kind, and none where a chosen facet is not recorded of it', () => {
    const { taxonomy } = library.snapshot
    const expected = KINDS.map(kind => {
      const recorded = Object.keys(query.filters).every(key => taxonomy.facet(key)!.describes(kind))
      return [kind, recorded ? among.filter(row => meets(row, { ...query, kind })).length : null]
    })
    expect(result.kinds).toEqual(Object.fromEntries(expected))
  })
})

describe('kinds', () => {
  it('are unknown, not zero, where a facet is not recorded of them', async () => {
    const { kinds } = await search({ kind: 'recommendation', 'action-type': 'weaker' })
    expect(kinds.finding).toBeNull()
    expect(kinds.recommendation).toBeGreaterThan(0)
    expect(kinds.review).toBeGreaterThan(0)
    expect((await search({ kind: 'review', stage: 'universal' })).kinds).toMatchObject({
      finding: null,
      recommendation: null,
    })
  })
})

describe('what is shown of the matches', () => {
  it('is every match just once over all the pages, in each order', async () => {
    for (const params of [{ q: 'gargoyle' }, { q: 'school' }, {}, { kind: 'recommendation' }] as Params[]) {
      for (const sort of ['relevance', 'newest', 'oldest']) {
        const whole = found(await search({ ...params, sort, 'per-page': '100' }))
        const paged: string[] = []
        let page = 0
        let pages = 1
        let total = 0
        while (page < pages) {
          page += 1
          const result = await search({ ...params, sort, 'per-page': '7', page: String(page) })
          paged.push(...found(result))
          ;({ pages, total } = result)
        }
        expect(new Set(paged).size).toBe(paged.length)
        expect(paged).toHaveLength(total)
        expect(pages).toBe(Math.ceil(total / 7))
        expect(paged.slice(0, 100)).toEqual(whole)
      }
    }
  })

  it('is nothing beyond the last page, of which there is always one', async () => {
    const beyond = await search({ q: 'gargoyle', page: '50' })
    expect([beyond.total, beyond.pages, beyond.hits]).toEqual([20, 1, []])
    expect((await search({ q: 'nothingatallhere' })).pages).toBe(1)
  })

  it('is from the newest or the oldest review on, items of a review in their order', async () => {
    const orderOf = async (sort: string) => {
      const ids = found(await search({ q: 'gargoyle', sort }))
      return ids
        .filter((id, at) => id.split('/')[0] !== ids[at - 1]?.split('/')[0])
        .map(id => id.split('/')[0])
    }
    expect(await orderOf('newest')).toEqual([
      '2015-nowhere-month',
      '2015-nowhere-year',
      '2001-nowhere-old',
      '2001-nowhere-same-month',
    ])
    expect(await orderOf('oldest')).toEqual([
      '2001-nowhere-old',
      '2001-nowhere-same-month',
      '2015-nowhere-year',
      '2015-nowhere-month',
    ])
    for (const sort of ['newest', 'oldest']) {
      const numbers = found(await search({ q: 'gargoyle', sort, area: 'Elsewhere' })).map(
        id => id.split('/')[1],
      )
      expect(numbers).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7'])
    }
  })

  it('is the best first where words are given, the newest first where none are', async () => {
    const best = found(await search({ q: 'gargoyle three', to: '2014' }))
    expect(best).toEqual(['2001-nowhere-old/F3', '2001-nowhere-same-month/F3'])
    // Written so is better than nearly so, wherever it stands: "seen" is one letter from "seven".
    const near = found(await search({ q: 'gargoyle seven', sort: 'relevance' }))
    expect(near.slice(0, 2)).toEqual(['2001-nowhere-old/F7', '2001-nowhere-same-month/F7'])
    expect(near.length).toBeGreaterThan(2)
    const plain = found(await search({ 'per-page': '100' }))
    expect(plain).toEqual(found(await search({ sort: 'newest', 'per-page': '100' })))
  })

  it('is the same each time', async () => {
    const first = found(await search({ q: 'school', 'per-page': '100' }))
    for (let time = 0; time < 3; time++)
      expect(found(await search({ q: 'school', 'per-page': '100' }))).toEqual(first)
  })
})

describe('years and areas', () => {
  it.each([
    [{ from: '2015' }, 6],
    [{ to: '2014' }, 14],
    [{ from: '2001', to: '2001' }, 14],
    [{ from: '2002', to: '2014' }, 0],
    [{ area: 'Nowhere' }, 10],
    [{ area: 'nowhere' }, 10],
    [{ area: ['Elsewhere', 'Third Place'] }, 10],
    [{ area: 'Nowhere', from: '2015' }, 3],
    [{ area: 'Where' }, 0],
  ])('narrow by %j to %i', async (params, expected) => {
    const { total, hits } = await search({ q: 'gargoyle', ...(params as Params), 'per-page': '100' })
    expect([total, hits.length]).toEqual([expected, expected])
  })

  it('keep the counts of the other areas while one is chosen', async () => {
    const rowsOf = async (params: Params) => {
      const { areaRows } = await search({ q: 'gargoyle', ...params })
      return areaRows.count()
    }
    expect(await rowsOf({})).toBe(20)
    expect(await rowsOf({ area: 'Nowhere' })).toBe(20)
    expect(await rowsOf({ area: 'Nowhere', from: '2015' })).toBe(6)
  })
})
