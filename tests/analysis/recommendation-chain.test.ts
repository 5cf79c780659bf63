import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import {
  addressed,
  addressing,
  storyOf,
  supportersOf,
  unaddressedFindings,
} from '../../src/analysis/recommendation-chain.ts'
import type { Recommendation, Review } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

const first = aReview({
  id: 'first',
  published: '2004-06',
  findings: [aFinding('F1'), aFinding('F2')],
  recommendations: [
    aRecommendation(
      'R1',
      {},
      {
        addresses: ['F2'],
        due: '2005-01',
        supports: ['gone/R1'],
        statuses: [
          { value: 'closed-done', by: 'owner', date: '2006' },
          { value: 'open-unsatisfactory', by: 'independent', date: '2005-03' },
          { value: 'open-accepted', by: 'owner', date: '2004' },
          { value: 'open-awaiting', by: 'owner' },
        ],
      },
    ),
  ],
  corrections: [{ date: '2007-02', kind: 'fact', note: 'A date was wrong.' }],
})
const later = (id: string, published: string, tags: Review['tags'] = {}) =>
  aReview({
    id,
    published,
    tags,
    recommendations: [aRecommendation('R1', {}, { supports: ['first/R1'] })],
  })
const catalogue = new Catalogue(
  [
    first,
    later('second', '2010'),
    later('third', '2005-11'),
    later('invented', '2012', { record: tagged('demonstration') }),
    aReview({ id: 'no-record-of-asking', findings: [aFinding('F1')] }),
    aReview({ id: 'unreal', tags: { record: tagged('demonstration') }, findings: [aFinding('F1')] }),
  ],
  taxonomy,
)
const [item] = first.recommendations as [Recommendation]

describe('the chain', () => {
  it('goes from a finding to what addresses it and back', () => {
    expect(addressing(first.findings[1]!, first)).toEqual([item])
    expect(addressing(first.findings[0]!, first)).toEqual([])
    expect(addressed(item, first).map(({ id }) => id)).toEqual(['F2'])
  })

  it('goes from a recommendation to later real ones that support it, oldest first', () => {
    expect(supportersOf('first/R1', catalogue).map(({ id }) => id)).toEqual(['third/R1', 'second/R1'])
    expect(supportersOf('second/R1', catalogue)).toEqual([])
  })

  it('lists findings of real records that nothing addresses, with their base', () => {
    const { rows, of, reviews } = unaddressedFindings(catalogue)
    expect(rows.map(({ id }) => id).toSorted()).toEqual(['first/F1', 'no-record-of-asking/F1'])
    expect(of).toBe(3)
    expect(reviews).toEqual({ count: 2, of: 2 })
  })
})

describe('storyOf', () => {
  const told = storyOf(item, first, catalogue)

  it('tells what was found, asked, said, asked again and corrected in the order of time', () => {
    const brief = told.map(event => [
      event.kind,
      event.date,
      ...(event.kind === 'status' ? [event.status.by, event.status.value] : []),
      ...(event.kind === 'supported-by' ? [event.row.id] : []),
    ])
    expect(brief).toEqual([
      ['finding', undefined],
      ['asked', '2004-06'],
      ['status', '2004', 'owner', 'open-accepted'],
      ['due', '2005-01'],
      ['status', '2005-03', 'independent', 'open-unsatisfactory'],
      ['supported-by', '2005-11', 'third/R1'],
      ['status', '2006', 'owner', 'closed-done'],
      ['corrected', '2007-02'],
      ['supported-by', '2010', 'second/R1'],
      ['supports', undefined],
      ['status', undefined, 'owner', 'open-awaiting'],
    ])
  })

  it('begins with what a recommendation supports, where that is known', () => {
    const second = catalogue.row('second/R1')!
    const events = storyOf(second.item as Recommendation, second.review, catalogue)
    expect(events.map(({ kind, date }) => [kind, date])).toEqual([
      ['supports', '2004-06'],
      ['asked', '2010'],
    ])
  })
})
