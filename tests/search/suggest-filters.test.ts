import { describe, expect, it } from 'vitest'
import { loadSnapshot } from '../../src/analysis/snapshot.ts'
import { rootPath } from '../../src/root-path.ts'
import { parseSearchQuery, type RawParams } from '../../src/search/parse-search-query.ts'
import { suggestFilters } from '../../src/search/suggest-filters.ts'

const snapshot = await loadSnapshot({
  taxonomyDir: rootPath('taxonomy'),
  reviewsDir: rootPath('reviews'),
})

/** Offers as a reader meets them: `Agency: Police | words that are left`. */
function offers(params: RawParams): string[] {
  const { query, faults } = parseSearchQuery(params, snapshot.taxonomy)
  expect(faults).toEqual([])
  return suggestFilters(query, snapshot).map(
    ({ facetLabel, termLabel, query: { q } }) => `${facetLabel}: ${termLabel} | ${q}`,
  )
}

describe('suggestFilters', () => {
  it.each<[name: string, q: string, expected: string[]]>([
    ['a label', 'police', ['Agency: Police | ']],
    ['a label in other letters', 'POLICE,', ['Agency: Police | ']],
    ['a label of several words', "children's social care", ["Agency: Children's social care | "]],
    ['a synonym', 'voice of the child', ["Practice theme: The child's daily life | "]],
    ['a name among other words', 'police seen alone', ['Agency: Police | seen alone']],
    ['a name that ends a sentence', 'father unknown to the police', ['Agency: Police | father unknown']],
    ['words that say nothing, which are not left alone', 'the police', ['Agency: Police | ']],
    [
      'a longer name before those inside it',
      'abuse in care',
      ['Harm type: Abuse in an institution or by a person in trust | '],
    ],
    [
      'several names, the longer first',
      'neglect supervision gap',
      ['Systems factor: Supervision gap | neglect', 'Harm type: Neglect | supervision gap'],
    ],
    ['part of a name', 'voice of the', []],
    ['quoted text, which is meant as it stands', '"police"', []],
    ['an excluded word', 'school-run -police', []],
    ['no name', 'thought she had moved', []],
    ['nothing', '', []],
    ['what says that nothing is known', 'not stated', []],
    ['what a record is', 'invented', []],
  ])('reads %s', (_, q, expected) => {
    expect(offers({ q })).toEqual(expected)
  })

  it('offers at most three', () => {
    expect(offers({ q: 'police neglect school England housing' })).toHaveLength(3)
  })

  it('keeps everything else of the search, from its first page', () => {
    const { query } = parseSearchQuery(
      { q: 'police neglect', nation: 'england', from: '2000', area: 'Rotherham', sort: 'newest', page: '2' },
      snapshot.taxonomy,
    )
    const found = suggestFilters(query, snapshot).find(({ term }) => term === 'police')!
    expect(found.query).toEqual({
      ...query,
      q: 'neglect',
      page: 1,
      filters: { nation: ['england'], agency: ['police'] },
    })
  })

  it('offers nothing of a facet that is chosen already, since a second term would widen the search', () => {
    expect(offers({ q: 'police', agency: 'police' })).toEqual([])
    expect(offers({ q: 'police', agency: 'education' })).toEqual([])
    expect(offers({ q: 'police', nation: 'england' })).toEqual(['Agency: Police | '])
  })

  it('offers only what is recorded of the kind that is looked for', () => {
    const facets = (params: RawParams) => offers(params).map(one => one.split(':')[0])
    expect(facets({ q: 'training', kind: 'recommendation' })).toContain('Action type and strength')
    expect(facets({ q: 'training' })).not.toContain('Action type and strength')
  })

  it('offers nothing that would leave nothing', () => {
    const { query } = parseSearchQuery({ q: 'police', area: 'no such place' }, snapshot.taxonomy)
    expect(suggestFilters(query, snapshot)).toEqual([])
  })
})
