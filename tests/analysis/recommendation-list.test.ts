import { describe, expect, it } from 'vitest'
import { addresseeNames } from '../../src/analysis/addressee-names.ts'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import {
  isOverdue,
  latestStatus,
  listRecommendations,
  NONE_RECORDED,
  strengthOf,
  type RecommendationFilters,
} from '../../src/analysis/recommendation-list.ts'
import type { Recommendation, Status } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const TODAY = '2026-11-22'

const status = (value: string, by: Status['by'], date?: string): Status => ({ value, by, date })
const withStatuses = (...statuses: Status[]) => aRecommendation('R1', {}, { statuses })

describe('strengthOf', () => {
  it.each([
    ['forcing-function', 'stronger'],
    ['training-or-briefing', 'weaker'],
  ])('is of %s %s, the term above it', (type, expected) => {
    expect(strengthOf(aRecommendation('R1', { 'action-type': tagged(type) }), taxonomy)).toBe(expected)
  })

  it('is, of every action type that can be tagged, one of the three groups', () => {
    const facet = taxonomy.facet('action-type')!
    const types = facet.terms.filter(term => facet.canTag(term.id))
    const strengths = types.map(({ id }) =>
      strengthOf(aRecommendation('R1', { 'action-type': tagged(id) }), taxonomy),
    )
    expect(new Set(strengths)).toEqual(new Set(['stronger', 'intermediate', 'weaker']))
  })

  it('is unknown where no action type was coded', () => {
    expect(strengthOf(aRecommendation('R1'), taxonomy)).toBeUndefined()
  })
})

describe('latestStatus', () => {
  it('is the newest of one side, in whatever order they stand', () => {
    const one = withStatuses(
      status('closed-done', 'owner', '2010-05'),
      status('open-accepted', 'owner', '2009-01'),
      status('open-unsatisfactory', 'independent', '2012'),
    )
    expect(latestStatus(one, 'owner')?.value).toBe('closed-done')
    expect(latestStatus(one, 'independent')?.value).toBe('open-unsatisfactory')
  })

  it('takes the later in the file of two with one date', () => {
    const one = withStatuses(
      status('open-awaiting', 'owner', '2010'),
      status('open-accepted', 'owner', '2010'),
    )
    expect(latestStatus(one, 'owner')?.value).toBe('open-accepted')
  })

  it('takes one without a date for the oldest', () => {
    const one = withStatuses(status('closed-done', 'owner', '2010'), status('open-accepted', 'owner'))
    expect(latestStatus(one, 'owner')?.value).toBe('closed-done')
  })

  it('is unknown where the side said nothing', () => {
    expect(latestStatus(withStatuses(status('closed-done', 'owner', '2010')), 'independent')).toBeUndefined()
  })
})

describe('addresseeNames', () => {
  const bodies = [
    { name: 'Home Office', also: ['the Home Office', 'Home Secretary'], scope: 'national' as const },
    { name: 'Nowhere Council', also: [], scope: 'local' as const },
  ]

  it.each([
    ['home secretary', ['home secretary', 'Home Office', 'the Home Office', 'Home Secretary']],
    ['Home Office', ['Home Office', 'the Home Office', 'Home Secretary']],
    ['Nowhere Council', ['Nowhere Council']],
    ['Nobody', ['Nobody']],
    ['', ['']],
  ])('gives of "%s" every name of that body', (name, expected) => {
    expect(addresseeNames(name, bodies)).toEqual(expected)
  })
})

describe('isOverdue', () => {
  const cases: Array<[name: string, due: string | undefined, statuses: Status[], expected: boolean]> = [
    ['a day that is past', '2026-11-21', [], true],
    ['today', '2026-11-22', [], false],
    ['tomorrow', '2026-11-23', [], false],
    ['a month that is past', '2026-10', [], true],
    ['this month', '2026-11', [], false],
    ['a year that is past', '2025', [], true],
    ['this year', '2026', [], false],
    ['no due date', undefined, [], false],
    ['past and accepted', '2020', [status('open-accepted', 'owner', '2021')], true],
    ['past and closed by its owner', '2020', [status('closed-done', 'owner', '2021')], false],
    ['past and closed by somebody else', '2020', [status('closed-effective', 'independent', '2021')], false],
    ['past and refused', '2020', [status('closed-not-done', 'owner', '2021')], false],
    [
      'past, closed and opened again',
      '2020',
      [status('closed-done', 'owner', '2021'), status('open-unsatisfactory', 'owner', '2022')],
      true,
    ],
  ]

  it.each(cases)('is said rightly of %s', (_name, due, statuses, expected) => {
    expect(isOverdue(aRecommendation('R1', {}, { due, statuses }), taxonomy, TODAY)).toBe(expected)
  })
})

describe('listRecommendations', () => {
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
    recommendations: [recommendation('R1', 'common-standard', { to: ['NOWHERE COUNCIL'], due: '2030' })],
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

  const cases: Array<[filters: RecommendationFilters, expected: string[]]> = [
    [{}, ['recent/R1', 'old/R1', 'old/R2']],
    [{ addressee: 'nowhere council' }, ['recent/R1', 'old/R1']],
    [{ addressee: 'police' }, ['old/R2']],
    [{ addressee: 'nobody' }, []],
    [{ owner: 'closed-done' }, ['old/R1']],
    [{ owner: NONE_RECORDED }, ['recent/R1', 'old/R2']],
    [{ independent: 'open-unsatisfactory' }, ['old/R1']],
    [{ independent: NONE_RECORDED }, ['recent/R1', 'old/R2']],
    [{ strength: 'stronger' }, ['recent/R1', 'old/R1']],
    [{ strength: 'weaker' }, ['old/R2']],
    [{ overdue: true }, ['old/R2']],
    [{ overdue: false }, ['recent/R1', 'old/R1']],
    [{ strength: 'stronger', owner: NONE_RECORDED }, ['recent/R1']],
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
      listRecommendations(new Catalogue([asked], taxonomy), { addressee }, TODAY).map(row => row.id)
    expect(find('department for education')).toEqual(['asked/R1'])
    expect(find('secretary of state for education')).toEqual(['asked/R1'])
    expect(find('home')).toEqual(['asked/R2'])
  })

  it.each(cases)('gives for %j, of real records and newest first, %j', (filters, expected) => {
    expect(listRecommendations(catalogue, filters, TODAY).map(row => row.id)).toEqual(expected)
  })
})
