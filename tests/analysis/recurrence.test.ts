import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { recurrenceOf, yearsOf } from '../../src/analysis/recurrence.ts'
import { recurringFacets, recurringTerms } from '../../src/analysis/recurring-terms.ts'
import { strengthMix, strongerExamples } from '../../src/analysis/strength-mix.ts'
import type { Review } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { aFinding, aRecommendation, aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const facet = taxonomy.facet('systems-factor')!
const LEAF = 'information-not-assembled'
const PARENT = 'multi-agency-interface'
const BESIDE = 'boundary-gap'

const ofTerm = (reviews: readonly Review[], term = LEAF, agency?: string) =>
  recurrenceOf(new Catalogue(reviews, taxonomy), { facet, term, agency })

/** Reviews with findings of every kind of tag, some of them invented or withdrawn. */
const someReviews = fc
  .array(
    fc.record({
      year: fc.integer({ min: 1945, max: 2026 }),
      record: fc.constantFrom('summary', 'review', 'demonstration'),
      isWithdrawn: fc.boolean(),
      findings: fc.array(
        fc.record({
          term: fc.constantFrom(LEAF, BESIDE, 'supervision-gap'),
          effect: fc.constantFrom(undefined, 'hindered' as const, 'helped' as const, 'mixed' as const),
          basis: fc.constantFrom(undefined, 'stated' as const, 'inferred' as const, 'disputed' as const),
          agency: fc.constantFrom(undefined, 'police', 'education'),
        }),
        { maxLength: 4 },
      ),
      addresses: fc.array(fc.array(fc.constantFrom('F1', 'F2', 'F3')), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map(all =>
    all.map(({ year, record, isWithdrawn, findings, addresses }, at) =>
      aReview({
        id: `${year}-nowhere-${at}`,
        published: String(year),
        tags: { record: tagged(record) },
        ...(isWithdrawn && { withdrawn: { date: '2026', reason: 'For tests.' } }),
        findings: findings.map(({ term, effect, basis, agency }, index) =>
          aFinding(`F${index + 1}`, {
            'systems-factor': tagged({ term, ...(effect && { effect }), ...(basis && { basis }) }),
            ...(agency && { agency: tagged(agency) }),
          }),
        ),
        recommendations: addresses.map((ids, index) =>
          aRecommendation(`R${index + 1}`, {}, { addresses: [...new Set(ids)] }),
        ),
      }),
    ),
  )

describe('recurrenceOf', () => {
  it('finds the reviews that a plain reading of every finding finds, oldest first', () => {
    fc.assert(
      fc.property(someReviews, fc.constantFrom(undefined, 'police'), (reviews, agency) => {
        const expected = reviews.flatMap(review => {
          if (review.withdrawn || JSON.stringify(review.tags['record']).includes('demonstration')) return []
          const found = review.findings.filter(({ tags }) => {
            const [tag] = tags['systems-factor'] as Array<{ term: string; effect?: string }>
            const isOfAgency = !agency || JSON.stringify(tags['agency'] ?? '').includes(agency)
            return tag!.term === LEAF && tag!.effect !== 'helped' && isOfAgency
          })
          return found.length > 0 ? [[review.id, found.map(({ id }) => id)] as const] : []
        })
        const { reviews: found, all, coded, stated } = ofTerm(reviews, LEAF, agency)
        const plain = found.map(one => [one.review.id, one.findings.map(({ finding }) => finding.id)])
        expect(plain.toSorted()).toEqual(expected.toSorted())
        const years = found.map(({ year }) => year)
        expect(years).toEqual(years.toSorted((a, b) => a - b))
        expect(stated).toBe(found.filter(({ basis }) => basis === 'stated').length)
        expect([coded >= found.length, all >= coded]).toEqual([true, true])
        for (const one of found)
          expect(one.recommendations).toEqual(
            one.review.recommendations.filter(({ addresses }) =>
              one.findings.some(({ finding }) => addresses.includes(finding.id)),
            ),
          )
      }),
    )
  })

  it('counts in a term what is below it', () => {
    fc.assert(
      fc.property(someReviews, reviews => {
        const idsOf = (term: string) => ofTerm(reviews, term).reviews.map(({ review }) => review.id)
        expect(new Set(idsOf(PARENT))).toEqual(new Set([...idsOf(LEAF), ...idsOf(BESIDE)]))
      }),
    )
  })

  it('takes the surest of several tags, and counts a help apart', () => {
    const { reviews, stated, helped } = ofTerm([
      aReview({
        findings: [
          aFinding('F1', { 'systems-factor': tagged({ term: LEAF, basis: 'inferred' }) }),
          aFinding('F2', { 'systems-factor': tagged({ term: LEAF, effect: 'mixed' }) }),
          aFinding('F3', { 'systems-factor': tagged({ term: LEAF, effect: 'helped' }) }),
        ],
      }),
    ])
    expect(reviews[0]).toMatchObject({
      basis: 'stated',
      findings: [{ basis: 'inferred' }, { basis: 'stated' }],
    })
    expect([reviews[0]!.findings.length, stated, helped]).toEqual([2, 1, 1])
  })

  it.each([
    ['2002/2003', { from: 2002, to: 2003 }],
    ['2002', { from: 2002, to: 2002 }],
    [undefined, undefined],
  ])('reads the period %s', (period, years) => {
    expect(yearsOf(period)).toEqual(years)
  })
})

describe('recurringTerms', () => {
  it('says of each term what its recurrence says, most reviews first', () => {
    fc.assert(
      fc.property(someReviews, reviews => {
        const terms = recurringTerms(new Catalogue(reviews, taxonomy), facet)
        for (const one of terms) {
          const { stated, coded, reviews: found } = ofTerm(reviews, one.term.id)
          expect([one.reviews, one.notStated, one.coded]).toEqual([stated, found.length - stated, coded])
          expect(one.decades.every(decade => decade % 10 === 0)).toBe(true)
        }
        const counts = terms.map(one => one.reviews)
        expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      }),
      { numRuns: 30 },
    )
  })

  it('is of lessons, and of nobody', () => {
    const keys = recurringFacets(taxonomy).map(({ key }) => key)
    expect(keys).toEqual(expect.arrayContaining(['systems-factor', 'practice-theme']))
    for (const somebody of ['agency', 'nation', 'region']) expect(keys).not.toContain(somebody)
  })
})

describe('strength', () => {
  const ofStrengths = (...actions: string[]) =>
    aReview({
      findings: [aFinding('F1', { 'systems-factor': tagged(LEAF) })],
      recommendations: actions.map((action, at) =>
        aRecommendation(`R${at + 1}`, action ? { 'action-type': tagged(action) } : {}, { addresses: ['F1'] }),
      ),
    })
  const [stronger, intermediate, weaker] = taxonomy
    .facet('action-type')!
    .roots()
    .map(({ id }) => taxonomy.facet('action-type')!.children(id)[0]!) as [string, string, string]

  it('is a mix of all recommendations, with what is not coded', () => {
    const { recommendations } = ofStrengths(stronger, weaker, weaker, '')
    expect(strengthMix(recommendations, taxonomy)).toMatchObject({
      of: 4,
      parts: [{ count: 1 }, { count: 0 }, { count: 2 }],
      notCoded: 1,
    })
  })

  it.each([
    ['the stronger', [weaker, stronger, intermediate], 'stronger', ['R2']],
    ['intermediate ones where none is stronger', [weaker, intermediate], 'intermediate', ['R2']],
    ['none where all are weaker', [weaker, ''], undefined, []],
  ])('gives as examples %s', (_, actions, strength, ids) => {
    const { reviews } = ofTerm([ofStrengths(...actions)])
    const found = strongerExamples(reviews, taxonomy)
    expect(found.strength?.id).toBe(strength)
    expect(found.examples.map(({ recommendation }) => recommendation.id)).toEqual(ids)
    expect(found.of).toBe(actions.length)
  })
})
