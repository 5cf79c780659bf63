import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { closedThenFound, countClosedThenFound } from '../../src/analysis/closed-then-found.ts'
import { closingsOf } from '../../src/analysis/closing.ts'
import { recurrenceOf } from '../../src/analysis/recurrence.ts'
import type { Recommendation, Review, Status, Tag } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const facet = taxonomy.facet('systems-factor')!
const TERM = 'supervision-gap'

interface Says extends Partial<Review> {
  nation?: string
  tag?: Partial<Tag>
  to?: readonly string[]
  statuses?: Status[]
}

/** A review with one finding of the term and one recommendation that addresses it. */
function found({
  nation = 'england',
  tag = {},
  to = ['Nowhere Council'],
  statuses = [],
  ...says
}: Says): Review {
  return aReview({
    ...says,
    tags: { nation: tagged(nation) },
    findings: [aFinding('F1', { 'systems-factor': tagged({ term: TERM, ...tag }) })],
    recommendations: [aRecommendation('R1', {}, { addresses: ['F1'], to, statuses })],
  })
}

const DONE: Status = { value: 'closed-done', date: '2010-06', by: 'owner' }
const EARLIER: Says = { id: '2005-nowhere-a', published: '2005', statuses: [DONE] }
const LATER: Says = { id: '2015-nowhere-b', published: '2015', period: '2012/2013' }

const follow = (reviews: readonly Review[]) => {
  const { reviews: carrying } = recurrenceOf(new Catalogue(reviews, taxonomy), { facet, term: TERM })
  const closed = closedThenFound(carrying, taxonomy.addressees)
  expect(countClosedThenFound(carrying, taxonomy.addressees)).toBe(
    closed.filter(({ again }) => again.length > 0).length,
  )
  return closed
}

/** What became of the later of two reviews: `again` with its reach, the reason why it stands apart, or nothing. */
function verdict(earlier: Says, later: Says): string | undefined {
  const [one] = follow([found({ ...EARLIER, ...earlier }), found({ ...LATER, ...later })])
  const [again] = one?.again ?? []
  return again ? `again, ${again.reach}` : one?.apart[0]?.reason
}

describe('closedThenFound', () => {
  it.each<[string, Says, Says, string | undefined]>([
    ['labels a later review of the same area', {}, {}, 'again, area'],
    ['takes no notice of another area', {}, { area: 'Elsewhere' }, undefined],
    ['reads an area without regard to capitals', {}, { area: 'nowhere' }, 'again, area'],
    ['meets no withheld area', { area: 'withheld' }, { area: 'withheld' }, undefined],
    [
      'reaches the nation of a national body',
      { to: ['Home Office'] },
      { area: 'Elsewhere' },
      'again, nation',
    ],
    ['knows a body by its other names', { to: ['HM Government'] }, { area: 'Elsewhere' }, 'again, nation'],
    [
      'takes no notice of another nation',
      { to: ['Home Office'] },
      { area: 'Elsewhere', nation: 'wales' },
      undefined,
    ],
    [
      'sets apart what is of several nations',
      { to: ['Home Office'] },
      { area: 'Elsewhere', nation: 'uk' },
      'several-nations',
    ],
    [
      'follows the addressee that the closing names',
      { to: ['Home Office', 'Nowhere Council'], statuses: [{ ...DONE, for: 'Nowhere Council' }] },
      { area: 'Elsewhere' },
      undefined,
    ],
    [
      'does not reach further than who was asked',
      { to: ['Nowhere Council'], statuses: [{ ...DONE, for: 'Government' }] },
      { area: 'Elsewhere' },
      undefined,
    ],
    ['sets apart events that began before it was closed', {}, { period: '2009/2013' }, 'earlier-events'],
    ['sets apart events that began in the year of closing', {}, { period: '2010/2013' }, 'earlier-events'],
    ['sets apart what has no period', {}, { period: undefined }, 'period-unknown'],
    [
      'sets apart a closing without a date',
      { statuses: [{ ...DONE, date: undefined }] },
      {},
      'closing-undated',
    ],
    ['sets apart what is inferred later', {}, { tag: { basis: 'inferred' } }, 'not-stated'],
    ['sets apart what was disputed earlier', { tag: { basis: 'disputed' } }, {}, 'not-stated'],
    ['takes no notice of a help', {}, { tag: { effect: 'helped' } }, undefined],
    ['takes what is mixed', {}, { tag: { effect: 'mixed' } }, 'again, area'],
    [
      'takes no notice of what was published before the closing',
      {},
      { published: '2010', period: '2009' },
      undefined,
    ],
    ['follows no open recommendation', { statuses: [{ ...DONE, value: 'open-accepted' }] }, {}, undefined],
    ['follows none that was refused', { statuses: [{ ...DONE, value: 'closed-not-done' }] }, {}, undefined],
    [
      'follows none whose closing was taken back',
      { statuses: [DONE, { ...DONE, value: 'open-unsatisfactory', date: '2011' }] },
      {},
      undefined,
    ],
    [
      'follows one whose closing another side doubts',
      { statuses: [DONE, { value: 'open-unsatisfactory', date: '2011', by: 'independent' }] },
      {},
      'again, area',
    ],
  ])('%s', (_, earlier, later, expected) => {
    expect(verdict(earlier, later)).toBe(expected)
  })

  it('names the side, and only closings that came before the events', () => {
    const effective: Status = { value: 'closed-effective', date: '2013', by: 'independent' }
    const [one] = follow([found({ ...EARLIER, statuses: [effective, DONE] }), found(LATER)])
    expect(one!.again[0]!.closings).toEqual([
      { by: 'owner', value: 'closed-done', date: '2010-06', for: undefined },
    ])
  })

  it('labels nothing that did not begin in a later year, whatever the records', () => {
    const status = fc.record({
      value: fc.constantFrom('closed-done', 'closed-effective', 'open-accepted'),
      date: fc.option(fc.integer({ min: 1990, max: 2020 }).map(String), { nil: undefined }),
      by: fc.constantFrom('owner' as const, 'independent' as const),
    })
    const review = fc.record({
      published: fc.integer({ min: 1990, max: 2025 }).map(String),
      begins: fc.option(fc.integer({ min: 1985, max: 2025 }), { nil: undefined }),
      area: fc.constantFrom('Nowhere', 'Elsewhere', 'withheld'),
      nation: fc.constantFrom('england', 'wales', 'uk'),
      basis: fc.constantFrom('stated' as const, 'inferred' as const),
      to: fc.constantFrom(['Nowhere Council'], ['Home Office']),
      statuses: fc.array(status, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(review, { maxLength: 10 }), all => {
        const reviews = all.map(({ begins, basis, ...says }, at) =>
          found({
            ...says,
            id: `2000-nowhere-${at}`,
            tag: { basis },
            ...(begins !== undefined && { period: `${begins}/${begins}` }),
          }),
        )
        for (const { found: earlier, again, apart } of follow(reviews)) {
          for (const { found: later, closings, reach } of again) {
            expect(closings.length).toBeGreaterThan(0)
            for (const { date } of closings) expect(later.period!.from).toBeGreaterThan(Number(date))
            expect([earlier.basis, later.basis]).toEqual(['stated', 'stated'])
            expect(later.review.id).not.toBe(earlier.review.id)
            if (reach === 'area') expect(later.review.area).toBe(earlier.review.area)
            else expect(later.review.tags['nation']).toEqual(earlier.review.tags['nation'])
          }
          const labelled = new Set(again.map(one => one.found))
          expect(apart.filter(one => labelled.has(one.found))).toEqual([])
        }
      }),
    )
  })
})

describe('closingsOf', () => {
  const of = (...statuses: Status[]) => closingsOf({ statuses } as unknown as Recommendation)

  it('keeps what each side says of each addressee apart', () => {
    const closings = of(
      { ...DONE, for: 'A' },
      { ...DONE, for: 'B', value: 'open-accepted', date: '2012' },
      { ...DONE, for: 'A', value: 'closed-effective', date: '2014' },
    )
    expect(closings.map(({ value, date }) => [value, date])).toEqual([
      ['closed-done', '2010-06'],
      ['closed-effective', '2014'],
    ])
  })
})
