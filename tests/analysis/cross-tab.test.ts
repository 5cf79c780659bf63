import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axesFor, axisFault } from '../../src/analysis/axes.ts'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { crossTab, type Cell, type Heading } from '../../src/analysis/cross-tab.ts'
import { select, type Narrowing } from '../../src/analysis/selection.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { rootPath } from '../../src/root-path.ts'
import { KINDS, type Kind } from '../../src/taxonomy/facet.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { meets, plainRows, type PlainRow } from './brute-force.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const loaded = await Promise.all(
  ['reviews', 'tests/fixtures/reviews'].map(folder => loadCorpus(rootPath(folder), taxonomy)),
)
const reviews = loaded.flatMap(corpus => corpus.reviews)
const catalogue = new Catalogue(reviews, taxonomy)
const rows = plainRows(reviews, taxonomy)

const yearOf = (row: PlainRow) => Number(row.review.published.slice(0, 4))

/** Whether a row stands at a place of an axis, said from the tags as they are written. */
function stands(row: PlainRow, axis: string, { id, state }: Pick<Heading, 'id' | 'state'>): boolean {
  if (axis === 'published') return `${Math.floor(yearOf(row) / 10)}0` === id
  if (axis === 'published-year') return String(yearOf(row)) === id
  const coded = row.coded[axis]
  if (state === 'not-coded') return coded === undefined
  if (state === 'held') return coded === 'held'
  if (coded === undefined || coded === 'held') return false
  return state === 'none' ? coded.terms.size === 0 : coded.terms.has(id)
}

/** Whether a row counts in the base of a place. */
function counts(row: PlainRow, axis: string, place: Heading, beside: boolean): boolean {
  if (place.state === 'not-coded' || place.state === 'held') return true
  if (axis.startsWith('published')) return !beside || stands(row, axis, place)
  return row.coded[axis] !== undefined && row.coded[axis] !== 'held'
}

const size = (found: readonly PlainRow[]) => ({
  items: found.length,
  reviews: new Set(found.map(row => row.review.id)).size,
})

function expectCell(
  cell: Cell,
  among: readonly PlainRow[],
  places: ReadonlyArray<readonly [string, Heading]>,
) {
  const found = size(among.filter(row => places.every(([axis, place]) => stands(row, axis, place))))
  const base = size(
    among.filter(row => places.every(([axis, place]) => counts(row, axis, place, places.length > 1))),
  )
  expect({
    at: places.map(([axis, { id }]) => `${axis}/${id}`),
    items: cell.items,
    reviews: cell.reviews,
  }).toEqual({
    at: places.map(([axis, { id }]) => `${axis}/${id}`),
    items: { count: found.items, of: base.items },
    reviews: { count: found.reviews, of: base.reviews },
  })
}

const question: fc.Arbitrary<{ query: Narrowing; axes: string[] }> = fc.constantFrom(...KINDS).chain(kind =>
  fc.record({
    query: fc.record({
      kind: fc.constant(kind),
      filters: fc.constantFrom<Record<string, string[]>>(
        {},
        { agency: ['police'] },
        { 'systems-factor': ['organisational-influence'] },
      ),
      from: fc.constantFrom(undefined, 1990, 2010),
      to: fc.constantFrom(undefined, 2015),
      area: fc.constant<string[]>([]),
    }),
    axes: fc.uniqueArray(fc.constantFrom(...axesFor(kind, taxonomy).map(({ key }) => key)), {
      minLength: 2,
      maxLength: 2,
    }),
  }),
)

describe('crossTab, held to a plain reading of the tags', () => {
  it('counts items and reviews at every place, each out of its base', () => {
    fc.assert(
      fc.property(question, ({ query, axes: [down, across] }) => {
        const among = rows.filter(row => meets(row, query))
        const table = crossTab(catalogue, select(catalogue, query), {
          ...{ kind: query.kind, rows: down!, cols: across! },
        })
        expect(table.selected).toEqual(size(among))
        const years = among.map(yearOf)
        expect(table.span).toEqual(
          years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
        )
        for (const column of table.columns) expectCell(column.total, among, [[across!, column]])
        for (const row of table.body) {
          expectCell(row.total, among, [[down!, row]])
          expect(row.cells.length).toBe(table.columns.length)
          row.cells.forEach((cell, at) =>
            expectCell(cell, among, [
              [down!, row],
              [across!, table.columns[at]!],
            ]),
          )
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('says of every place how many items carry its term by inference or as a help', () => {
    const query: Narrowing = { kind: 'finding', filters: {}, area: [] }
    const among = rows.filter(row => meets(row, query))
    const facet = taxonomy.facet('systems-factor')!
    const isBelow = (term: string, id: string) => facet.withAncestors(term).includes(id)
    const table = crossTab(catalogue, select(catalogue, query), {
      ...{ kind: 'finding', rows: 'systems-factor', cols: 'published' },
    })
    let inferred = 0
    for (const row of table.body.filter(({ state }) => state === 'term')) {
      row.cells.forEach((cell, at) => {
        const here = among.filter(
          one => stands(one, 'systems-factor', row) && stands(one, 'published', table.columns[at]!),
        )
        const carrying = (test: (tag: { effect: string; basis: string }) => boolean) =>
          here.filter(({ coded: { 'systems-factor': coded } }) =>
            coded !== undefined && coded !== 'held'
              ? coded.plain.some(tag => isBelow(tag.term, row.id) && test(tag))
              : false,
          ).length
        const expected = {
          inferred: carrying(({ basis }) => basis === 'inferred'),
          disputed: carrying(({ basis }) => basis === 'disputed'),
          helped: carrying(({ effect }) => effect === 'helped'),
          mixed: carrying(({ effect }) => effect === 'mixed'),
        }
        inferred += expected.inferred
        expect(cell.marks).toEqual(Object.fromEntries(Object.entries(expected).filter(([, n]) => n > 0)))
      })
    }
    expect(inferred).toBeGreaterThan(50)
  })
})

describe('crossTab', () => {
  const everything = (kind: Kind) => select(catalogue, { kind, filters: {}, area: [] })

  it('keeps what is not coded, not stated, held back and coded as none apart', () => {
    const { body } = crossTab(catalogue, everything('review'), { kind: 'review', rows: 'plan-status' })
    const count = (id: string) => body.find(row => row.id === id)!.total.items.count
    expect(body.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['term', 'not-stated', 'none', 'held', 'not-coded']),
    )
    expect(count('(held)')).toBe(1)
    expect(count('not-stated')).toBeGreaterThan(0)
    expect(body.find(row => row.id === '(held)')!.total.items.of).toBe(everything('review').count())
    expect(body.find(row => row.id === 'not-stated')!.total.items.of).toBe(
      everything('review').count() - count('(held)') - count('(not-coded)'),
    )
  })

  it('has no place for invented records', () => {
    const { body } = crossTab(catalogue, everything('review'), { kind: 'review', rows: 'record' })
    expect(body.map(({ id }) => id)).not.toContain('demonstration')
  })

  it('has every decade from the first to the last, in their order', () => {
    const { body } = crossTab(catalogue, everything('finding'), { kind: 'finding', rows: 'published' })
    const decades = body.map(({ id }) => Number(id))
    expect(decades).toEqual(decades.map((_, at) => decades[0]! + at * 10))
    expect(body.some(({ total }) => total.items.count === 0)).toBe(true)
  })

  it('orders terms as their file does, whatever they count', () => {
    const { body } = crossTab(catalogue, everything('finding'), { kind: 'finding', rows: 'nation' })
    expect(body.filter(({ state }) => state === 'term').map(({ id }) => id)).toEqual(
      taxonomy.facet('nation')!.terms.map(({ id }) => id),
    )
  })

  it('is empty of what is not there', () => {
    const nothing = select(catalogue, { kind: 'finding', filters: {}, area: ['Atlantis'] })
    const table = crossTab(catalogue, nothing, { kind: 'finding', rows: 'published', cols: 'agency' })
    expect(table).toMatchObject({ selected: { items: 0, reviews: 0 }, span: null, body: [] })
  })
})

describe('axisFault', () => {
  it.each([
    ['area', 'Places are not compared'],
    ['region', 'Places are not compared'],
    ['addressee', 'Bodies are not compared'],
    ['action-type', 'is not recorded of a finding'],
    ['colour', 'expected one of published,'],
    ['constructor', 'expected one of published,'],
  ])('refuses %s and says why', (key, why) => {
    expect(axisFault(key, 'finding', taxonomy)).toContain(why)
    expect(axesFor('finding', taxonomy).map(axis => axis.key)).not.toContain(key)
  })

  it('takes every facet of a kind but places', () => {
    for (const kind of KINDS)
      for (const { key } of taxonomy.facetsFor(kind).filter(facet => facet.key !== 'region'))
        expect(axisFault(key, kind, taxonomy), key).toBeUndefined()
  })
})
