import { describe, expect, it } from 'vitest'
import { Bitset } from '../../src/analysis/bitset.ts'
import { Catalogue, isDemonstration } from '../../src/analysis/catalogue.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

const older = aReview({
  id: '2010-elsewhere-older',
  published: '2010',
  findings: [aFinding('F1', { 'systems-factor': tagged('boundary-gap') })],
  recommendations: [aRecommendation('R1', {}, { addresses: ['F1'] })],
})
const newer = aReview({
  id: '2010-nowhere-newer',
  published: '2010-11',
  findings: [
    aFinding('F2', {
      'systems-factor': tagged({ term: 'supervision-gap', effect: 'helped', basis: 'inferred' }),
    }),
    aFinding('F1', { 'judgement-bias': [] }),
  ],
})
const demonstration = aReview({
  id: '2020-nowhere-shown',
  published: '2020',
  tags: { record: tagged('demonstration') },
})
const withdrawn = aReview({
  id: '2021-nowhere-gone',
  published: '2021',
  withdrawn: { date: '2022-01', reason: 'Invented.' },
  findings: [aFinding('F1')],
})
const catalogue = new Catalogue([older, withdrawn, newer, demonstration], taxonomy)

const ids = (set: Bitset) => set.rows().map(number => catalogue.rows[number]!.id)

describe('Catalogue', () => {
  it('numbers rows from the newest review, its items in the order of the file', () => {
    expect(catalogue.rows.map(row => row.id)).toEqual([
      '2020-nowhere-shown',
      '2010-nowhere-newer',
      '2010-nowhere-newer/F2',
      '2010-nowhere-newer/F1',
      '2010-elsewhere-older',
      '2010-elsewhere-older/F1',
      '2010-elsewhere-older/R1',
    ])
    expect(catalogue.rows.map(row => row.number)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(catalogue.size).toBe(7)
  })

  it('puts reviews of one month in the order of their ids', () => {
    const same = ['2019-nowhere-b', '2019-elsewhere-z', '2019-nowhere-a'].map(id => aReview({ id }))
    expect(new Catalogue(same, taxonomy).rows.map(row => row.id)).toEqual([
      '2019-elsewhere-z',
      '2019-nowhere-a',
      '2019-nowhere-b',
    ])
  })

  it('has nothing of a withdrawn review', () => {
    expect(catalogue.row('2021-nowhere-gone')).toBeUndefined()
    expect(catalogue.row('2021-nowhere-gone/F1')).toBeUndefined()
  })

  it('finds a row by its id', () => {
    expect(catalogue.row('2010-elsewhere-older/R1')).toMatchObject({ kind: 'recommendation', number: 6 })
    expect(catalogue.row('2010-elsewhere-older/E1')).toBeUndefined()
  })

  it('has a set of rows for each kind', () => {
    expect(ids(catalogue.kind('finding'))).toEqual([
      '2010-nowhere-newer/F2',
      '2010-nowhere-newer/F1',
      '2010-elsewhere-older/F1',
    ])
    expect(catalogue.kind('recommendation').count()).toBe(1)
    expect(catalogue.kind('review').count()).toBe(3)
  })

  it('knows the rows of invented records', () => {
    expect(ids(catalogue.demonstrations)).toEqual(['2020-nowhere-shown'])
    expect([demonstration, older].map(review => isDemonstration({ review }))).toEqual([true, false])
  })

  it('has a row under a term and under what stands above it', () => {
    expect(ids(catalogue.withAnyTerm('systems-factor', ['supervision-and-management']))).toEqual([
      '2010-nowhere-newer',
      '2010-nowhere-newer/F2',
    ])
    expect(ids(catalogue.withAnyTerm('systems-factor', ['boundary-gap', 'supervision-gap']))).toEqual([
      '2010-nowhere-newer',
      '2010-nowhere-newer/F2',
      '2010-elsewhere-older',
      '2010-elsewhere-older/F1',
      '2010-elsewhere-older/R1',
    ])
    expect(ids(catalogue.withAnyTerm('systems-factor', []))).toEqual([])
  })

  it('splits the rows of a term by effect and basis, hindered and stated where nothing is said', () => {
    const split = (term: string) => {
      const { effect, basis } = catalogue.facet('systems-factor').terms.get(term)!
      const counts = (sets: Readonly<Record<string, Bitset>>) =>
        Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, set.count()]))
      return { ...counts(effect), ...counts(basis) }
    }
    const none = { hindered: 0, helped: 0, mixed: 0, stated: 0, inferred: 0, disputed: 0 }
    expect(split('boundary-gap')).toEqual({ ...none, hindered: 3, stated: 3 })
    expect(split('supervision-gap')).toEqual({ ...none, helped: 2, inferred: 2 })
    expect(catalogue.facet('nation').terms.get('wales')).toMatchObject({ effect: {}, basis: {} })
  })

  it('keeps rows coded as none, held and not coded apart', () => {
    const bias = catalogue.facet('judgement-bias')
    expect(ids(bias.none)).toEqual(['2010-nowhere-newer', '2010-nowhere-newer/F1'])
    expect(ids(bias.notCoded)).not.toContain('2010-nowhere-newer/F1')
    expect(bias.held.count()).toBe(0)
    const held = new Catalogue([aReview({ tags: { 'harm-type': 'held' } })], taxonomy).facet('harm-type')
    expect([held.held.rows(), held.none.count(), held.notCoded.count()]).toEqual([[0], 0, 0])
  })

  it('says not coded only of kinds that a facet describes', () => {
    const notCoded = ids(catalogue.facet('stage').notCoded)
    expect(notCoded).toEqual(['2020-nowhere-shown', '2010-nowhere-newer', '2010-elsewhere-older'])
  })

  it('counts the different reviews of a set of rows', () => {
    expect(catalogue.reviewsOf(catalogue.kind('finding'))).toBe(2)
    expect(catalogue.reviewsOf(new Bitset(catalogue.size))).toBe(0)
  })

  it('groups rows by their review', () => {
    const groups = [...catalogue.byReview()].map(([id, rows]) => [id, rows.length])
    expect(groups).toEqual([
      ['2020-nowhere-shown', 1],
      ['2010-nowhere-newer', 3],
      ['2010-elsewhere-older', 3],
    ])
  })
})
