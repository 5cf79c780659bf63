import { describe, expect, it } from 'vitest'
import { Bitset } from '../../src/analysis/bitset.ts'
import { countAreas } from '../../src/analysis/area-counts.ts'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { asksForDemonstrations, select, type Narrowing } from '../../src/analysis/selection.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

const review = (id: string, says: { published: string; area: string; record?: string; nation: string }) =>
  aReview({
    id,
    published: says.published,
    area: says.area,
    tags: { record: tagged(says.record ?? 'summary'), nation: tagged(says.nation) },
    findings: [
      aFinding('F1', { agency: tagged('police'), 'systems-factor': tagged('supervision-gap') }),
      aFinding('F2', { agency: tagged('education') }),
    ],
  })

const catalogue = new Catalogue(
  [
    review('a', { published: '2001', area: 'Elsewhere', nation: 'wales' }),
    review('b', { published: '2005-06', area: 'Nowhere', nation: 'scotland' }),
    review('c', { published: '2009', area: 'nowhere', nation: 'wales', record: 'review' }),
    review('d', { published: '2005', area: 'Nowhere', nation: 'wales', record: 'demonstration' }),
  ],
  taxonomy,
)

const ids = (set: Bitset) =>
  set
    .rows()
    .map(number => catalogue.rows[number]!.id)
    .sort()

const rowsOf = (...of: string[]) =>
  Bitset.of(
    catalogue.size,
    of.map(id => catalogue.row(id)!.number),
  )

const narrowing = (says: Partial<Narrowing>): Narrowing => ({
  kind: 'finding',
  filters: {},
  area: [],
  ...says,
})

describe('select', () => {
  const cases: Array<[name: string, says: Partial<Narrowing>, expected: string[]]> = [
    ['everything of a kind, but nothing invented', {}, ['a/F1', 'a/F2', 'b/F1', 'b/F2', 'c/F1', 'c/F2']],
    ['another kind', { kind: 'review' }, ['a', 'b', 'c']],
    ['a kind of which there is none', { kind: 'recommendation' }, []],
    ['one term', { filters: { agency: ['police'] } }, ['a/F1', 'b/F1', 'c/F1']],
    [
      'any of the terms of one facet',
      { filters: { agency: ['police', 'education'], nation: ['scotland'] } },
      ['b/F1', 'b/F2'],
    ],
    ['all of several facets', { filters: { agency: ['police'], nation: ['wales'] } }, ['a/F1', 'c/F1']],
    [
      'what stands below a parent',
      { filters: { 'systems-factor': ['supervision-and-management'] } },
      ['a/F1', 'b/F1', 'c/F1'],
    ],
    ['nothing below another parent', { filters: { 'systems-factor': ['wider-system'] } }, []],
    ['years from', { from: 2005 }, ['b/F1', 'b/F2', 'c/F1', 'c/F2']],
    ['years to', { to: 2005 }, ['a/F1', 'a/F2', 'b/F1', 'b/F2']],
    ['a single year', { from: 2009, to: 2009 }, ['c/F1', 'c/F2']],
    ['years the wrong way round', { from: 2009, to: 2001 }, []],
    ['an area in any case of letters', { area: ['NOWHERE'] }, ['b/F1', 'b/F2', 'c/F1', 'c/F2']],
    [
      'any of several areas',
      { area: ['Elsewhere', 'Nowhere'], from: 2001, to: 2005 },
      ['a/F1', 'a/F2', 'b/F1', 'b/F2'],
    ],
    ['an area that is not there', { area: ['Atlantis'] }, []],
    ['part of the name of an area', { area: ['where'] }, []],
    ['records written here', { filters: { record: ['review'] } }, ['c/F1', 'c/F2']],
    ['invented records, and nothing else', { filters: { record: ['demonstration'] } }, ['d/F1', 'd/F2']],
    [
      'invented records that meet the other filters',
      { filters: { record: ['demonstration'], agency: ['police'] } },
      ['d/F1'],
    ],
    [
      'no invented record beside another',
      { filters: { record: ['demonstration', 'review'] } },
      ['c/F1', 'c/F2'],
    ],
  ]

  it.each(cases)('gives %s', (_name, says, expected) => {
    expect(ids(select(catalogue, narrowing(says)))).toEqual(expected)
  })

  it('keeps to the rows that match the words', () => {
    const matching = rowsOf('a/F1', 'b', 'c/F2', 'd/F1')
    expect(ids(select(catalogue, narrowing({}), matching))).toEqual(['a/F1', 'c/F2'])
    expect(ids(select(catalogue, narrowing({ filters: { agency: ['police'] } }), matching))).toEqual(['a/F1'])
    expect(ids(select(catalogue, narrowing({}), rowsOf()))).toEqual([])
  })

  it('leaves the filter of one facet aside where asked', () => {
    const says = narrowing({ filters: { agency: ['police'], nation: ['wales'] } })
    expect(ids(select(catalogue, says, undefined, 'agency'))).toEqual(['a/F1', 'a/F2', 'c/F1', 'c/F2'])
  })

  it('shows no invented record while the choice of records is left aside', () => {
    const says = narrowing({ filters: { record: ['review'] } })
    expect(ids(select(catalogue, says, undefined, 'record'))).not.toContain('d/F1')
  })
})

describe('asksForDemonstrations', () => {
  it.each([
    [{ record: ['demonstration'] }, true],
    [{ record: ['demonstration', 'summary'] }, false],
    [{ record: ['summary'] }, false],
    [{ record: [] }, false],
    [{}, false],
  ])('is, for %j, %j', (filters, expected) => {
    expect(asksForDemonstrations(filters)).toBe(expected)
  })
})

describe('countAreas', () => {
  it('counts rows by area in alphabetical order, however many there are', () => {
    const counted = countAreas(catalogue, select(catalogue, narrowing({ to: 2005 })))
    expect(counted).toEqual([
      { area: 'Elsewhere', count: 2 },
      { area: 'Nowhere', count: 2 },
    ])
  })

  it('gives no area without rows', () => {
    expect(countAreas(catalogue, rowsOf())).toEqual([])
  })
})
