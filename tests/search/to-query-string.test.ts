import { parse as parseAddress } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { parseSearchQuery } from '../../src/search/parse-search-query.ts'
import { SORTS, type SearchQuery } from '../../src/search/search-params.ts'
import { toQueryString, toSearchUrl } from '../../src/search/to-query-string.ts'
import { KINDS } from '../../src/taxonomy/facet.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

const PLAIN: SearchQuery = {
  q: '',
  kind: 'finding',
  filters: {},
  area: [],
  sort: 'relevance',
  page: 1,
  perPage: 20,
}

/** Text as somebody may type it; half of a character is no text. */
const typed = fc
  .string({ unit: 'binary', maxLength: 120 })
  .map(text => text.replace(/[\ud800-\udfff]/g, '').trim())

const anyQuery: fc.Arbitrary<SearchQuery> = fc.constantFrom(...KINDS).chain(kind => {
  const choice = fc
    .constantFrom(...taxonomy.facetsFor(kind))
    .chain(({ key, terms }) =>
      fc.tuple(
        fc.constant(key),
        fc.uniqueArray(fc.constantFrom(...terms.map(term => term.id)), { minLength: 1, maxLength: 4 }),
      ),
    )
    .filter(([key, terms]) => key !== 'record' || terms.length === 1 || !terms.includes('demonstration'))
  const year = fc.integer({ min: 1800, max: 2200 })
  const years = fc.oneof(
    fc.constant([undefined, undefined]),
    fc.tuple(year, fc.constant(undefined)),
    fc.tuple(fc.constant(undefined), year),
    fc.tuple(year, year).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
  )
  return fc
    .record({
      q: typed,
      filters: fc.array(choice, { maxLength: 5 }).map(choices => Object.fromEntries(choices)),
      years,
      area: fc.uniqueArray(
        typed.map(text => text.slice(0, 100)).filter(text => text !== ''),
        { maxLength: 3 },
      ),
      sort: fc.constantFrom(...SORTS),
      page: fc.integer({ min: 1, max: 100_000 }),
      perPage: fc.integer({ min: 1, max: 100 }),
    })
    .map(({ years: [from, to], ...rest }) => ({ ...rest, kind, from, to }))
})

describe('toQueryString', () => {
  it('gives an address that is read as the same query', () => {
    fc.assert(
      fc.property(anyQuery, query => {
        const parsed = parseSearchQuery(parseAddress(toQueryString(query)), taxonomy)
        expect(parsed).toEqual({ query, faults: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('gives an address of letters, digits and signs that need no further care in HTML than &', () => {
    fc.assert(
      fc.property(anyQuery, query => {
        expect(toQueryString(query)).toMatch(/^[A-Za-z0-9*._%+=&-]*$/)
      }),
    )
  })

  it('gives one address for one query, in whatever order its facets were chosen', () => {
    const a = toQueryString({ ...PLAIN, filters: { nation: ['wales'], agency: ['police'] } })
    const b = toQueryString({ ...PLAIN, filters: { agency: ['police'], nation: ['wales'] } })
    expect(a).toBe('agency=police&nation=wales')
    expect(b).toBe(a)
  })

  it('leaves out what goes without saying', () => {
    expect(toQueryString(PLAIN)).toBe('')
    expect(toQueryString({ ...PLAIN, from: 2000, page: 2 })).toBe('from=2000&page=2')
  })
})

describe('toSearchUrl', () => {
  it('is the page of searches', () => {
    expect(toSearchUrl(PLAIN)).toBe('/search')
    expect(toSearchUrl({ ...PLAIN, q: 'école & "moved"', kind: 'review', area: ['Ealing, Brent'] })).toBe(
      '/search?q=%C3%A9cole+%26+%22moved%22&kind=review&area=Ealing%2C+Brent',
    )
  })
})
