import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bitset } from '../../src/analysis/bitset.ts'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { countFacets } from '../../src/analysis/facet-counts.ts'
import { select, type Narrowing } from '../../src/analysis/selection.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { rootPath } from '../../src/root-path.ts'
import { KINDS } from '../../src/taxonomy/facet.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { carries, choosing, letting, meets, plainRows } from './brute-force.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const loaded = await Promise.all(
  ['reviews', 'tests/fixtures/reviews'].map(folder => loadCorpus(rootPath(folder), taxonomy)),
)
const reviews = loaded.flatMap(corpus => corpus.reviews)
const catalogue = new Catalogue(reviews, taxonomy)
const rows = plainRows(reviews, taxonomy)

const numbersOf = (ids: Iterable<string>) =>
  Bitset.of(
    catalogue.size,
    [...ids].map(id => catalogue.row(id)!.number),
  )

/** A query such as a person puts together: a facet or two that the kind has, years and areas now and then. */
const narrowing: fc.Arbitrary<Narrowing> = fc.constantFrom(...KINDS).chain(kind => {
  const choice = fc
    .constantFrom(...taxonomy.facetsFor(kind))
    .chain(facet =>
      fc.tuple(
        fc.constant(facet.key),
        fc.uniqueArray(fc.constantFrom(...facet.terms.map(term => term.id)), { minLength: 1, maxLength: 3 }),
      ),
    )
  const years = fc.option(fc.integer({ min: 1980, max: 2026 }), { nil: undefined })
  return fc.record({
    kind: fc.constant(kind),
    filters: fc.array(choice, { maxLength: 3 }).map(choices => Object.fromEntries(choices)),
    from: years,
    to: years,
    area: fc.uniqueArray(fc.constantFrom('Highland', 'haringey', 'Nowhere', 'Atlantis'), { maxLength: 2 }),
  })
})

/** Rows that match some words; which words does not matter here. */
const matchingIds = fc.option(fc.subarray(rows.map(row => row.id)), { nil: undefined })

describe('select, held to a plain reading of the tags', () => {
  it('gives the same rows for any query', () => {
    fc.assert(
      fc.property(narrowing, matchingIds, (query, ids) => {
        const found = select(catalogue, query, ids && numbersOf(ids)).rows()
        const expected = rows.filter(row => meets(row, query) && (ids?.includes(row.id) ?? true))
        expect(found.map(number => catalogue.rows[number]!.id).sort()).toEqual(
          expected.map(row => row.id).sort(),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('countFacets, held to a plain reading of the tags', () => {
  it('counts what choosing each term would give beside the other filters, zeros included', () => {
    fc.assert(
      fc.property(narrowing, matchingIds, (query, ids) => {
        const among = rows.filter(row => ids?.includes(row.id) ?? true)
        for (const facet of countFacets(catalogue, query, ids && numbersOf(ids))) {
          for (const { id, count, selected } of facet.terms) {
            const expected = among.filter(row => meets(row, choosing(query, facet.key, id))).length
            expect({ facet: facet.key, id, count }).toEqual({ facet: facet.key, id, count: expected })
            expect(selected).toBe(query.filters[facet.key]?.includes(id) ?? false)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts rows without a term: coded as none, held, not coded', () => {
    fc.assert(
      fc.property(narrowing, matchingIds, (query, ids) => {
        for (const { key, none, held, notCoded } of countFacets(catalogue, query, ids && numbersOf(ids))) {
          const found = rows
            .filter(row => (ids?.includes(row.id) ?? true) && meets(row, letting(query, key)))
            .map(row => row.coded[key])
          const expected = {
            none: found.filter(coded => coded !== 'held' && coded?.terms.size === 0).length,
            held: found.filter(coded => coded === 'held').length,
            notCoded: found.filter(coded => coded === undefined).length,
          }
          // Whether inventions are shown hangs on the choice of records, so letting go of another facet keeps it.
          expect({ key, none, held, notCoded }).toEqual({ key, ...expected })
        }
      }),
      { numRuns: 60 },
    )
  })

  it('splits each count by effect and by basis', () => {
    const query: Narrowing = { kind: 'finding', filters: {}, area: [] }
    const found = rows.filter(row => meets(row, query))
    for (const facet of countFacets(catalogue, query)) {
      const { tagProperties, terms } = taxonomy.facet(facet.key)!
      for (const { id, effect, basis } of facet.terms) {
        const below = new Set(terms.filter(term => isUnder(term.id, id)).map(term => term.id))
        const withTag = (test: (tag: { effect: string; basis: string }) => boolean) =>
          found.filter(({ coded: { [facet.key]: coded } }) =>
            coded !== undefined && coded !== 'held'
              ? coded.plain.some(tag => below.has(tag.term) && test(tag))
              : false,
          ).length
        const split = (names: string[], property: 'effect' | 'basis') =>
          tagProperties.includes(property)
            ? Object.fromEntries(names.map(name => [name, withTag(tag => tag[property] === name)]))
            : undefined
        expect(effect).toEqual(split(['hindered', 'helped', 'mixed'], 'effect'))
        expect(basis).toEqual(split(['stated', 'inferred', 'disputed'], 'basis'))

        function isUnder(term: string | undefined, ancestor: string): boolean {
          return (
            term !== undefined &&
            (term === ancestor || isUnder(terms.find(one => one.id === term)?.broader, ancestor))
          )
        }
      }
    }
  })
})

describe('countFacets', () => {
  const everything: Narrowing = { kind: 'finding', filters: {}, area: [] }

  it('has every facet that describes the kind, in the order of the panel, with every term', () => {
    for (const kind of KINDS) {
      const counted = countFacets(catalogue, { ...everything, kind })
      const expected = taxonomy.facets.filter(facet => facet.describes(kind))
      expect(counted.map(facet => facet.key)).toEqual(expected.map(facet => facet.key))
      expect(counted.map(facet => facet.terms.map(term => term.id))).toEqual(
        expected.map(facet => facet.terms.map(term => term.id)),
      )
    }
  })

  it('counts invented records under their own term alone', () => {
    const invented = rows.filter(row => row.kind === 'finding' && carries(row, 'record', 'demonstration'))
    expect(invented.length).toBeGreaterThan(0)
    const record = countFacets(catalogue, everything).find(facet => facet.key === 'record')!
    expect(record.terms.find(term => term.id === 'demonstration')!.count).toBe(invented.length)
    const chosen = countFacets(catalogue, { ...everything, filters: { record: ['demonstration'] } })
    expect(chosen.find(facet => facet.key === 'record')!.terms).toEqual(
      record.terms.map(term => ({ ...term, selected: term.id === 'demonstration' })),
    )
    const agencies = chosen.find(facet => facet.key === 'agency')!.terms
    const most = Math.max(...agencies.map(term => term.count))
    expect(most).toBeLessThanOrEqual(invented.length)
  })
})
