import { describe, expect, it } from 'vitest'
import { linkedReviews } from '../../src/authoring/rules/linked-reviews.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import type { Review } from '../../src/corpus/review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { fixtureReview } from '../corpus/fixture-review.ts'
import { loadFixtureTaxonomy } from '../corpus/load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const ID = '2019-nowhere-demonstration-one'
const { review: parsed } = parseReview(`${ID}.md`, fixtureReview(ID), taxonomy, createReviewSchema(taxonomy))

const make = (record: string, change: Partial<Review> = {}): Review => ({
  ...parsed!,
  knownAs: [],
  recommendations: [],
  area: 'Nowhere',
  period: '2017/2018',
  childDetail: 'open',
  tags: { record: [{ term: record }], 'age-band': [{ term: '1-5' }] },
  ...change,
})
const written = make('review', { childDetail: 'held' })
const published = make('summary', { id: '2018-nowhere-other', period: '2018/2019' })
const found = (review: Review, ...library: Review[]) => linkedReviews(review, library, taxonomy)

describe('linkedReviews', () => {
  it('warns of what another record of the same place and years gives and this one holds', () => {
    const problems = found(written, written, published)
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['disclosure-linked-review', 'warning'],
    ])
    expect(problems[0]!.message).toContain('`age-band`')
    expect(problems[0]!.message).not.toContain('1-5')
  })

  it.each<[string, Review, Review]>([
    ['other years', written, make('summary', { id: 'other', period: '2001/2002' })],
    ['another area', written, make('summary', { id: 'other', area: 'Elsewhere' })],
    ['an area that is withheld', { ...written, area: 'withheld' }, { ...published, area: 'withheld' }],
    ['the same detail in both', make('review'), published],
    ['nothing said of the child', written, { ...published, tags: { record: [{ term: 'summary' }] } }],
    ['an invented record', written, make('demonstration', { id: 'other' })],
    [
      'a summary of what is published',
      make('summary', { tags: { record: [{ term: 'summary' }] } }),
      published,
    ],
  ])('says nothing of %s', (_, review, other) => {
    expect(found(review, other)).toEqual([])
  })

  it('takes the same name for the same case, wherever it is', () => {
    const knownAs = [{ name: 'The Nowhere case', source: 'S1' }]
    const other = { ...published, knownAs, area: 'Elsewhere' }
    expect(found({ ...written, knownAs }, other)[0]!.message).toContain('`known-as`')
  })
})
