import { describe, expect, it } from 'vitest'
import { recommendationFilters } from '../../src/analysis/recommendation-filters.ts'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import type { RecommendationFilters } from '../../src/analysis/recommendation-selection.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aRecommendation, aReview } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const asking = aReview({ id: 'asking', recommendations: [aRecommendation('R1', {}, { to: ['DfE'] })] })
const catalogue = new Catalogue([asking], taxonomy)
const read = (query: Record<string, unknown>) => recommendationFilters(query, catalogue)

describe('recommendationFilters', () => {
  const good: Array<[query: Record<string, unknown>, expected: RecommendationFilters]> = [
    [{}, {}],
    [{ addressee: '', 'status-owner': '', strength: '', overdue: '' }, {}],
    [{ addressee: '  Home Office ' }, { addressee: 'Home Office' }],
    [{ addressee: 'x'.repeat(300) }, { addressee: 'x'.repeat(200) }],
    [{ 'status-owner': 'closed-done' }, { 'status-owner': 'closed-done' }],
    [{ 'status-independent': 'none-recorded' }, { 'status-independent': 'none-recorded' }],
    [{ strength: 'weaker' }, { strength: 'weaker' }],
    [{ overdue: 'true' }, { overdue: 'true' }],
    [{ overdue: 'false' }, { overdue: 'false' }],
    [{ body: 'Department for Education' }, { body: 'Department for Education' }],
    [
      { agency: 'police', review: 'asking' },
      { agency: 'police', review: 'asking' },
    ],
    [
      { 'recommendation-kind': 'clear-cut', finding: 'none' },
      { 'recommendation-kind': 'clear-cut', finding: 'none' },
    ],
    [
      { from: '1990', to: ' 2006 ' },
      { from: 1990, to: 2006 },
    ],
    [{ page: '2' }, {}],
  ]

  it.each(good)('reads %j', (query, expected) => {
    const { filters, notices } = read(query)
    expect(filters).toEqual(expected)
    expect(notices).toEqual([])
  })

  it.each([
    ['status-owner', 'done'],
    ['status-independent', 'not-yet'],
    ['strength', 'audit-or-study'],
    ['overdue', 'yes'],
    ['body', 'DfE'],
    ['review', 'no-such-review'],
    ['agency', 'nobody'],
    ['finding', 'F1'],
    ['from', '90'],
    ['to', '9999'],
    ['strength', 'x'.repeat(5000)],
  ])('leaves aside, for %s, what is no choice, and says so', (name, value) => {
    const { filters, notices, chosen } = read({ [name]: value, addressee: 'Police' })
    expect(filters).toEqual({ addressee: 'Police' })
    expect(chosen).toMatchObject({ [name]: '', addressee: 'Police' })
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain(`\`${value.slice(0, 60)}\``)
    expect(notices[0]).toContain(name)
  })

  it('takes a parameter that stands more than once for none', () => {
    expect(read({ strength: ['weaker', 'stronger'], addressee: ['a', 'b'], overdue: {} }).filters).toEqual({})
  })

  it('leaves both years aside where the first is later than the last', () => {
    const { filters, notices } = read({ from: '2010', to: '2000' })
    expect(filters).toEqual({})
    expect(notices).toEqual([
      'The earliest year, 2010, is later than the latest, 2000; both were left aside.',
    ])
  })

  it('says all at once', () => {
    expect(read({ strength: 'x', overdue: 'y', 'status-owner': 'z' }).notices).toHaveLength(3)
  })
})
