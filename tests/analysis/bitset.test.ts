import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bitset } from '../../src/analysis/bitset.ts'

/** A size with two sets of rows below it; sizes around the word of 32 bits come up often. */
const twoSets = fc
  .oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom(1, 31, 32, 33, 63, 64, 65))
  .chain(size => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }))
    return fc.tuple(fc.constant(size), rows, rows)
  })

const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b)

/** Checks one law for many pairs of sets. */
function holds(law: (size: number, a: Set<number>, b: Set<number>, x: Bitset, y: Bitset) => void): void {
  fc.assert(
    fc.property(twoSets, ([size, first, second]) => {
      law(size, new Set(first), new Set(second), Bitset.of(size, first), Bitset.of(size, second))
    }),
    { numRuns: 500 },
  )
}

describe('Bitset', () => {
  it('gives the rows that were put in, in ascending order and once each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 })), rows => {
        expect(Bitset.of(100, rows).rows()).toEqual(ascending(new Set(rows)))
      }),
    )
  })

  it('has a row just where a Set has it', () => {
    holds((size, a, _b, x) => {
      for (let row = 0; row < size; row++) expect(x.has(row)).toBe(a.has(row))
    })
  })

  it('counts as many rows as a Set', () => {
    holds((_size, a, _b, x) => expect(x.count()).toBe(a.size))
  })

  it('takes what is in both, in either, and in the first alone as Sets do', () => {
    holds((_size, a, b, x, y) => {
      expect(x.and(y).rows()).toEqual(ascending([...a].filter(row => b.has(row))))
      expect(x.or(y).rows()).toEqual(ascending(new Set([...a, ...b])))
      expect(x.andNot(y).rows()).toEqual(ascending([...a].filter(row => !b.has(row))))
    })
  })

  it('counts what is in both without making a set of it', () => {
    holds((_size, _a, _b, x, y) => expect(x.countAnd(y)).toBe(x.and(y).count()))
  })

  it('leaves both sets as they were', () => {
    holds((_size, a, b, x, y) => {
      x.and(y)
      x.or(y)
      x.andNot(y)
      expect([x.rows(), y.rows()]).toEqual([ascending(a), ascending(b)])
    })
  })

  it('starts empty', () => {
    expect([new Bitset(70).count(), new Bitset(70).rows()]).toEqual([0, []])
  })
})
