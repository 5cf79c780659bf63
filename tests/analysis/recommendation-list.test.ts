import { describe, expect, it } from 'vitest'
import { addresseeNames, bodyNamed } from '../../src/analysis/addressee-names.ts'
import { isOverdue, latestStatus, strengthOf } from '../../src/analysis/recommendation-list.ts'
import type { Status } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aRecommendation, tagged } from './a-review.ts'

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

describe('bodyNamed', () => {
  const bodies = [{ name: 'Home Office', also: ['Home Secretary'], scope: 'national' as const }]

  it.each([
    ['home secretary', 'Home Office'],
    ['Home Office', 'Home Office'],
    ['Nobody', 'Nobody'],
  ])('takes "%s" for %s', (name, expected) => {
    expect(bodyNamed(name, bodies)).toBe(expected)
  })

  it('finds in the list of the project each name with one body alone', () => {
    const names = taxonomy.addressees.flatMap(({ name, also }) =>
      [name, ...also].map(one => one.toLowerCase()),
    )
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
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
