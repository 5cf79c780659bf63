import { describe, expect, it } from 'vitest'
import { recommendationFilters } from '../../src/analysis/recommendation-filters.ts'
import type { RecommendationFilters } from '../../src/analysis/recommendation-list.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const read = (query: Record<string, unknown>) => recommendationFilters(query, taxonomy)

describe('recommendationFilters', () => {
  const good: Array<[query: Record<string, unknown>, expected: RecommendationFilters]> = [
    [{}, {}],
    [{ addressee: '', 'status-owner': '', strength: '', overdue: '' }, {}],
    [{ addressee: '  Home Office ' }, { addressee: 'Home Office' }],
    [{ addressee: 'x'.repeat(300) }, { addressee: 'x'.repeat(200) }],
    [{ 'status-owner': 'closed-done' }, { owner: 'closed-done' }],
    [{ 'status-independent': 'none-recorded' }, { independent: 'none-recorded' }],
    [{ strength: 'weaker' }, { strength: 'weaker' }],
    [{ overdue: 'true' }, { overdue: true }],
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

  it('says all at once', () => {
    expect(read({ strength: 'x', overdue: 'y', 'status-owner': 'z' }).notices).toHaveLength(3)
  })
})
