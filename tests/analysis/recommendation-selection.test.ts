import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { CHOICE_KEYS } from '../../src/analysis/recommendation-choices.ts'
import { NONE_RECORDED } from '../../src/analysis/recommendation-list.ts'
import {
  selectRecommendations,
  type RecommendationFilters,
} from '../../src/analysis/recommendation-selection.ts'
import type { Recommendation, Status } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const TODAY = '2026-11-22'

const status = (value: string, by: Status['by'], date?: string): Status => ({ value, by, date })

describe('selectRecommendations', () => {
  const recommendation = (id: string, type: string, says: Partial<Recommendation>) =>
    aRecommendation(id, { 'action-type': tagged(type) }, says)
  const old = aReview({
    id: 'old',
    published: '2001',
    recommendations: [
      recommendation('R1', 'forcing-function', {
        to: ['Nowhere Council', 'All agencies'],
        due: '2002',
        statuses: [
          status('closed-done', 'owner', '2003'),
          status('open-unsatisfactory', 'independent', '2004'),
        ],
      }),
      recommendation('R2', 'training-or-briefing', { to: ['Elsewhere Police'], due: '2002' }),
    ],
  })
  const recent = aReview({
    id: 'recent',
    published: '2024',
    findings: [aFinding('F1')],
    recommendations: [
      aRecommendation(
        'R1',
        {
          'action-type': tagged('common-standard'),
          'recommendation-kind': tagged('clear-cut'),
          agency: tagged('police', 'education'),
        },
        { to: ['NOWHERE COUNCIL'], due: '2030', addresses: ['F1'] },
      ),
    ],
  })
  const invented = aReview({
    id: 'invented',
    published: '2025',
    tags: { record: tagged('demonstration') },
    recommendations: [recommendation('R1', 'common-standard', { to: ['Nowhere Council'] })],
  })
  const withdrawn = aReview({
    id: 'withdrawn',
    withdrawn: { date: '2025', reason: 'Invented.' },
    recommendations: [recommendation('R1', 'common-standard', {})],
  })
  const catalogue = new Catalogue([old, recent, invented, withdrawn], taxonomy)

  const ids = (filters: RecommendationFilters) =>
    selectRecommendations(catalogue, filters, TODAY).rows.map(row => row.id)

  const cases: Array<[filters: RecommendationFilters, expected: string[]]> = [
    [{}, ['recent/R1', 'old/R1', 'old/R2']],
    [{ addressee: 'nowhere council' }, ['recent/R1', 'old/R1']],
    [{ addressee: 'police' }, ['old/R2']],
    [{ addressee: 'nobody' }, []],
    [{ 'status-owner': 'closed-done' }, ['old/R1']],
    [{ 'status-owner': NONE_RECORDED }, ['recent/R1', 'old/R2']],
    [{ 'status-independent': 'open-unsatisfactory' }, ['old/R1']],
    [{ 'status-independent': NONE_RECORDED }, ['recent/R1', 'old/R2']],
    [{ strength: 'stronger' }, ['recent/R1', 'old/R1']],
    [{ strength: 'weaker' }, ['old/R2']],
    [{ body: 'Nowhere Council' }, ['old/R1']],
    [{ agency: 'education' }, ['recent/R1']],
    [{ review: 'old' }, ['old/R1', 'old/R2']],
    [{ 'recommendation-kind': 'clear-cut' }, ['recent/R1']],
    [{ finding: 'yes' }, ['recent/R1']],
    [{ finding: 'none' }, ['old/R1', 'old/R2']],
    [{ from: 2002 }, ['recent/R1']],
    [{ to: 2023 }, ['old/R1', 'old/R2']],
    [{ from: 2001, to: 2024 }, ['recent/R1', 'old/R1', 'old/R2']],
    [{ overdue: 'true' }, ['old/R2']],
    [{ overdue: 'false' }, ['recent/R1', 'old/R1']],
    [{ strength: 'stronger', 'status-owner': NONE_RECORDED }, ['recent/R1']],
  ]

  it('knows a body by each of its names', () => {
    const asked = aReview({
      id: 'asked',
      recommendations: [
        recommendation('R1', 'common-standard', { to: ['DfE'] }),
        recommendation('R2', 'common-standard', { to: ['Home Office'] }),
      ],
    })
    const find = (addressee: string) =>
      selectRecommendations(new Catalogue([asked], taxonomy), { addressee }, TODAY).rows.map(row => row.id)
    expect(find('department for education')).toEqual(['asked/R1'])
    expect(find('secretary of state for education')).toEqual(['asked/R1'])
    expect(find('home')).toEqual(['asked/R2'])
  })

  it.each(cases)('gives for %j, of real records and newest first, %j', (filters, expected) => {
    expect(ids(filters)).toEqual(expected)
  })

  it('gives the base of its number, without what is invented or withdrawn', () => {
    const { of, reviews } = selectRecommendations(catalogue, { strength: 'weaker' }, TODAY)
    expect(of).toBe(3)
    expect(reviews).toEqual({ count: 1, of: 2 })
  })

  it('counts beside a choice what there would be with it, all other filters kept', () => {
    const chosen: RecommendationFilters = { strength: 'stronger', 'status-owner': 'closed-done' }
    const { counts } = selectRecommendations(catalogue, chosen, TODAY)
    for (const key of CHOICE_KEYS)
      for (const [value, count] of counts.get(key)!)
        expect(count, `${key}=${value}`).toBe(ids({ ...chosen, [key]: value }).length)
    expect(counts.get('status-owner')).toEqual(
      new Map([
        [NONE_RECORDED, 1],
        ['closed-done', 1],
      ]),
    )
    expect(counts.get('agency')!.size).toBe(0)
  })
})
