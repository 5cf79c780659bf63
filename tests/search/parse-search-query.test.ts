import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootPath } from '../../src/root-path.ts'
import { parseSearchQuery, type RawParams } from '../../src/search/parse-search-query.ts'
import type { SearchQuery } from '../../src/search/search-params.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const parse = (raw: RawParams) => parseSearchQuery(raw, taxonomy)

const PLAIN: SearchQuery = {
  q: '',
  kind: 'finding',
  filters: {},
  from: undefined,
  to: undefined,
  area: [],
  sort: 'relevance',
  page: 1,
  perPage: 20,
}

describe('parseSearchQuery', () => {
  const good: Array<[name: string, raw: RawParams, expected: Partial<SearchQuery>]> = [
    ['nothing', {}, {}],
    [
      'empty values, as forms send them',
      { q: '', from: '', to: '', agency: '', area: ['', ''], page: '' },
      {},
    ],
    ['words, without space around them', { q: '  school moved ' }, { q: 'school moved' }],
    ['one term', { agency: 'police' }, { filters: { agency: ['police'] } }],
    ['several terms', { agency: ['police', 'education'] }, { filters: { agency: ['police', 'education'] } }],
    ['a term twice', { agency: ['police', 'police'] }, { filters: { agency: ['police'] } }],
    ['terms and empty values', { agency: ['', 'police'] }, { filters: { agency: ['police'] } }],
    [
      'several facets',
      { agency: 'police', nation: 'wales' },
      { filters: { agency: ['police'], nation: ['wales'] } },
    ],
    [
      'a heading of a facet of leaves',
      { 'systems-factor': 'wider-system' },
      { filters: { 'systems-factor': ['wider-system'] } },
    ],
    ['a kind', { kind: 'review' }, { kind: 'review' }],
    ['years', { from: '1999', to: '2006' }, { from: 1999, to: 2006 }],
    ['one year', { from: '2006', to: '2006' }, { from: 2006, to: 2006 }],
    ['areas', { area: ['Highland', 'Ealing, Brent'] }, { area: ['Highland', 'Ealing, Brent'] }],
    ['an order', { sort: 'oldest' }, { sort: 'oldest' }],
    ['a page', { page: '3', 'per-page': '100' }, { page: 3, perPage: 100 }],
    [
      'a facet of findings, asked of recommendations',
      { kind: 'recommendation', 'practice-theme': 'changing-risk' },
      { kind: 'recommendation', filters: { 'practice-theme': ['changing-risk'] } },
    ],
    ['invented records alone', { record: 'demonstration' }, { filters: { record: ['demonstration'] } }],
    ['500 characters', { q: 'x'.repeat(500) }, { q: 'x'.repeat(500) }],
  ]

  it.each(good)('reads %s', (_name, raw, expected) => {
    expect(parse(raw)).toEqual({ query: { ...PLAIN, ...expected }, faults: [] })
  })

  const bad: Array<
    [
      name: string,
      raw: RawParams,
      fault: { name: string; detail: string | RegExp },
      left?: Partial<SearchQuery>,
    ]
  > = [
    [
      'a parameter that there is not',
      { colour: 'red' },
      { name: 'colour', detail: 'There is no such parameter.' },
    ],
    [
      'a misspelt parameter',
      { agencyy: 'police' },
      { name: 'agencyy', detail: 'There is no such parameter. Did you mean `agency`?' },
    ],
    [
      'a term that there is not',
      { agency: 'zzzzzz' },
      { name: 'agency', detail: 'There is no term `zzzzzz` in Agency.' },
    ],
    [
      'a misspelt term',
      { agency: 'polise' },
      { name: 'agency', detail: 'There is no term `polise` in Agency. Did you mean `police`?' },
    ],
    [
      'a bad term beside a good one',
      { agency: ['polise', 'education'] },
      { name: 'agency', detail: /polise/ },
      { filters: { agency: ['education'] } },
    ],
    [
      'the term of another facet',
      { agency: 'wales' },
      { name: 'agency', detail: /There is no term `wales`/ },
    ],
    [
      'words twice',
      { q: ['school', 'moved'] },
      { name: 'q', detail: 'The parameter stands more than once; it takes one value.' },
    ],
    ['a year twice', { from: ['2001', '2002'] }, { name: 'from', detail: /stands more than once/ }],
    ['a kind twice', { kind: ['review', 'finding'] }, { name: 'kind', detail: /stands more than once/ }],
    ['a page twice', { page: ['1', '2'] }, { name: 'page', detail: /stands more than once/ }],
    [
      'an unknown kind',
      { kind: 'episode' },
      { name: 'kind', detail: 'Unexpected `episode`, expected one of finding, recommendation, review.' },
    ],
    [
      'an unknown order',
      { sort: 'best' },
      { name: 'sort', detail: 'Unexpected `best`, expected one of relevance, newest, oldest.' },
    ],
    [
      'a year that is none',
      { from: 'long ago' },
      { name: 'from', detail: 'Unexpected `long ago`, expected a year.' },
    ],
    ['a year of half', { to: '2006.5' }, { name: 'to', detail: 'Unexpected `2006.5`, expected a year.' }],
    [
      'a year too early',
      { from: '47' },
      { name: 'from', detail: 'Unexpected `47`, expected a year from 1800 on.' },
    ],
    [
      'a year too late',
      { to: '20066' },
      { name: 'to', detail: 'Unexpected `20066`, expected a year up to 2200.' },
    ],
    [
      'years the wrong way round',
      { from: '2006', to: '1999' },
      { name: 'from', detail: 'The earliest year, 2006, is later than the latest, 1999.' },
    ],
    ['page 0', { page: '0' }, { name: 'page', detail: 'Unexpected `0`, expected a page number from 1.' }],
    [
      'a page of half',
      { page: '1.5' },
      { name: 'page', detail: 'Unexpected `1.5`, expected a whole number.' },
    ],
    [
      'a page as only a program counts',
      { page: '1e3' },
      { name: 'page', detail: 'Unexpected `1e3`, expected a page number.' },
    ],
    [
      'a page in sixteens',
      { page: '0x10' },
      { name: 'page', detail: 'Unexpected `0x10`, expected a page number.' },
    ],
    [
      'a page with a space',
      { page: ' 3' },
      { name: 'page', detail: 'Unexpected ` 3`, expected a page number.' },
    ],
    [
      'a page with an empty fraction',
      { page: '3.0' },
      { name: 'page', detail: 'Unexpected `3.0`, expected a page number.' },
    ],
    [
      'a year as only a program counts',
      { from: '2e3' },
      { name: 'from', detail: 'Unexpected `2e3`, expected a year.' },
    ],
    [
      'a page without end',
      { page: '100001' },
      { name: 'page', detail: 'Unexpected `100001`, expected a page number up to 100000.' },
    ],
    [
      'nothing on a page',
      { 'per-page': '0' },
      { name: 'per-page', detail: 'Unexpected `0`, expected 1 to 100.' },
    ],
    [
      'too much on a page',
      { 'per-page': '101' },
      { name: 'per-page', detail: 'Unexpected `101`, expected 1 to 100.' },
    ],
    [
      'an area too long',
      { area: ['x'.repeat(101), 'Highland'] },
      { name: 'area', detail: /expected at most 100 characters/ },
      { area: ['Highland'] },
    ],
    [
      'a facet that the kind has not',
      { stage: 'universal' },
      { name: 'stage', detail: 'Stage of involvement is not recorded of a finding.' },
    ],
    [
      'invented records beside real ones',
      { record: ['demonstration', 'review'] },
      { name: 'record', detail: /never shown together with real ones/ },
      { filters: { record: ['review'] } },
    ],
    [
      'more than 500 characters',
      { q: 'x'.repeat(501) },
      { name: 'q', detail: 'Only the first 500 characters are looked for.' },
      { q: 'x'.repeat(500) },
    ],
    [
      'half of a character at the end',
      { q: `${'x'.repeat(499)}😀` },
      { name: 'q', detail: /first 500/ },
      { q: 'x'.repeat(499) },
    ],
    ['an object for words', { q: { $gt: '' } }, { name: 'q', detail: /Unexpected/ }],
    ['an object for a term', { agency: { $ne: 'police' } }, { name: 'agency', detail: /There is no term/ }],
    ['a list in a list', { agency: [['police']] }, { name: 'agency', detail: /There is no term/ }],
    [
      'a parameter in square brackets',
      { 'agency[]': 'police' },
      { name: 'agency[]', detail: /no such parameter.*Did you mean `agency`/ },
    ],
    [
      'a name that every object has',
      { constructor: 'x' },
      { name: 'constructor', detail: 'There is no such parameter.' },
    ],
    [
      'a name that changes objects',
      JSON.parse('{"__proto__":"x"}') as RawParams,
      { name: '__proto__', detail: 'There is no such parameter.' },
    ],
  ]

  it.each(bad)('says what is wrong with %s, and leaves it out', (_name, raw, { name, detail }, left) => {
    const { query, faults } = parse(raw)
    expect(faults).toEqual([
      {
        in: 'query',
        name,
        detail: typeof detail === 'string' ? detail : (expect.stringMatching(detail) as string),
      },
    ])
    expect(query).toEqual({ ...PLAIN, ...left })
  })

  it('says all that is wrong at once, and keeps what is right', () => {
    const { query, faults } = parse({
      q: 'school',
      kind: 'episode',
      colour: 'red',
      agency: ['polise', 'education', 'scool'],
      from: 'x',
      to: '2006',
      page: '0',
      sort: ['newest', 'oldest'],
    })
    const names = faults.map(fault => fault.name)
    expect(names.toSorted()).toEqual(['agency', 'agency', 'colour', 'from', 'kind', 'page', 'sort'])
    expect(query).toEqual({ ...PLAIN, q: 'school', filters: { agency: ['education'] }, to: 2006 })
  })

  it('does not repeat much of what was typed', () => {
    const { faults } = parse({ agency: 'x'.repeat(5000), kind: 'y'.repeat(5000) })
    expect(faults).toHaveLength(2)
    for (const { detail } of faults) expect(detail.length).toBeLessThan(200)
  })

  it('takes every parameter that a query may have', () => {
    for (const facet of taxonomy.facets) {
      const [term] = facet.terms
      const { query, faults } = parse({ kind: 'review', [facet.key]: term!.id })
      expect(faults).toEqual([])
      expect(query.filters).toEqual({ [facet.key]: [term!.id] })
    }
  })

  it('never throws, and leaves a query that is itself without fault', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'q',
        'kind',
        'from',
        'to',
        'area',
        'sort',
        'page',
        'per-page',
        'agency',
        'record',
        'stage',
      ),
      fc.string(),
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('police', 'review', 'demonstration', '2006', '-1', '1e9', 'NaN', 'null'),
    )
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(value, fc.array(value)), { noNullPrototype: false }), raw => {
        const { query } = parse(raw)
        const { filters, perPage, ...rest } = query
        expect(parse({ ...rest, ...filters, 'per-page': perPage }).faults).toEqual([])
      }),
    )
  })
})
