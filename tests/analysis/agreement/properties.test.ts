import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from '../../../src/analysis/agreement/bootstrap-interval.ts'
import { cohenKappa } from '../../../src/analysis/agreement/cohen-kappa.ts'
import { confusedPairs } from '../../../src/analysis/agreement/confused-pairs.ts'
import { fleissKappa } from '../../../src/analysis/agreement/fleiss-kappa.ts'
import { krippendorffAlpha, type UnitValues } from '../../../src/analysis/agreement/krippendorff-alpha.ts'
import { MASI, masiDistance } from '../../../src/analysis/agreement/masi-distance.ts'
import { NOMINAL, NUMERIC } from '../../../src/analysis/agreement/metric.ts'
import { positiveAgreement } from '../../../src/analysis/agreement/positive-agreement.ts'

const SEED = { seed: 7, numRuns: 300 }

const name = fc.constantFrom('a', 'b', 'c', 'd')
const names = fc.array(fc.array(name, { maxLength: 5 }), { maxLength: 12 })
const numbers = fc.array(fc.array(fc.nat(9), { maxLength: 5 }), { maxLength: 12 })
const set = fc.subarray(['a', 'b', 'c', 'd', 'e']).map(terms => new Set(terms))
const sets = fc.array(fc.array(set, { maxLength: 4 }), { maxLength: 10 })

const same = (a: number | undefined, b: number | undefined) => {
  if (a === undefined || b === undefined) expect(a).toBe(b)
  else expect(a).toBeCloseTo(b, 9)
}

/** Any order of what is given, drawn beside it. */
const shuffled = <T>(list: fc.Arbitrary<T[]>) =>
  list.chain(units => fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length })))

const metrics = [
  ['nominal', names, NOMINAL],
  ['ordinal', numbers, NUMERIC.ordinal],
  ['interval', numbers, NUMERIC.interval],
  ['ratio', numbers, NUMERIC.ratio],
  ['sets', sets, MASI],
] as const

describe.each(metrics)('krippendorffAlpha of %s', (_, anyUnits, metric) => {
  const units = anyUnits as fc.Arbitrary<unknown[][]>
  const alpha = (of: ReadonlyArray<UnitValues<unknown>>) => krippendorffAlpha(of, metric as never)

  it('is the same in whatever order the units stand', () => {
    fc.assert(
      fc.property(shuffled(units), ([one, other]) => {
        same(alpha(one).alpha, alpha(other).alpha)
      }),
      SEED,
    )
  })

  it('is the same in whatever order the coders stand', () => {
    fc.assert(
      fc.property(units, all => {
        same(alpha(all).alpha, alpha(all.map(values => values.toReversed())).alpha)
      }),
      SEED,
    )
  })

  it('is 1 where all agree and more than one value was given, and never more', () => {
    fc.assert(
      fc.property(units, all => {
        const found = alpha(all).alpha
        if (found !== undefined) expect(found).toBeLessThanOrEqual(1)
        const agreed = all.flatMap(([first]) => (first === undefined ? [] : [[first, first, first]]))
        const kinds = new Set(agreed.map(([value]) => (metric.keyOf as (one: unknown) => string)(value)))
        expect(alpha(agreed).alpha).toBe(kinds.size > 1 ? 1 : undefined)
      }),
      SEED,
    )
  })

  it('pays no heed to units that one coder alone coded', () => {
    fc.assert(
      fc.property(units, all => {
        expect(alpha(all.filter(values => values.length >= 2))).toEqual(alpha(all))
      }),
      SEED,
    )
  })
})

describe('figures on names', () => {
  const other: Readonly<Record<string, string>> = { a: 'zz', b: 'y', c: '1', d: 'a' }
  const renamed = (units: string[][]) => units.map(values => values.map(value => other[value]!))

  it('are the same by whatever names the values go', () => {
    fc.assert(
      fc.property(names, units => {
        const again = renamed(units)
        same(krippendorffAlpha(units, NOMINAL).alpha, krippendorffAlpha(again, NOMINAL).alpha)
        same(fleissKappa(units)?.kappa, fleissKappa(again)?.kappa)
      }),
      SEED,
    )
  })

  it("give Cohen's kappa the same whichever coder comes first, and 1 where they agree", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 20 }), pairs => {
        same(cohenKappa(pairs).kappa, cohenKappa(pairs.map(([a, b]) => [b, a] as const)).kappa)
        const agreed = cohenKappa(pairs.map(([a]) => [a, a] as const))
        if (agreed.kappa !== undefined) expect(agreed.kappa).toBeCloseTo(1, 9)
      }),
      SEED,
    )
  })

  it('bring alpha of two coders near the kappa of Fleiss, from which it differs by the size of the sample alone', () => {
    const pairs = Array.from(
      { length: 400 },
      (_, at) => [`${at % 3}`, `${(at * 7) % 5 > 2 ? at % 3 : 0}`] as const,
    )
    const alpha = krippendorffAlpha(
      pairs.map(pair => [...pair]),
      NOMINAL,
    ).alpha!
    expect(alpha).toBeCloseTo(fleissKappa(pairs.map(pair => [...pair]))!.kappa!, 2)
  })
})

describe('masiDistance', () => {
  it('is from 0 to 1, the same both ways, and 0 for equal sets alone', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const distance = masiDistance(a, b)
        expect(distance).toBe(masiDistance(b, a))
        expect(distance).toBeGreaterThanOrEqual(0)
        expect(distance).toBeLessThanOrEqual(1)
        expect(distance === 0).toBe(MASI.keyOf(a) === MASI.keyOf(b))
      }),
      SEED,
    )
  })
})

describe('positiveAgreement', () => {
  it('is from 0 to 1, and the same in whatever order coders and units stand', () => {
    fc.assert(
      fc.property(
        shuffled(fc.array(fc.array(fc.boolean(), { maxLength: 5 }), { maxLength: 9 })),
        ([one, two]) => {
          const found = positiveAgreement(one)
          expect(found ?? 0).toBeGreaterThanOrEqual(0)
          expect(found ?? 0).toBeLessThanOrEqual(1)
          same(found, positiveAgreement(two.map(chosen => chosen.toReversed())))
        },
      ),
      SEED,
    )
  })
})

describe('bootstrapInterval', () => {
  const alphaOf = (drawn: readonly string[][]) => krippendorffAlpha(drawn, NOMINAL).alpha
  const units = Array.from({ length: 40 }, (_, at) => ['ab'[at % 2]!, at % 5 === 0 ? 'a' : 'ab'[at % 2]!])

  it('is the same for the same units and seed, and stands around the figure', () => {
    const found = bootstrapInterval(units, alphaOf)!
    expect(bootstrapInterval(units, alphaOf)).toEqual(found)
    expect(bootstrapInterval(units, alphaOf, { seed: 2 })).not.toEqual(found)
    const alpha = alphaOf(units)!
    expect(found.low).toBeLessThan(alpha)
    expect(found.high).toBeGreaterThan(alpha)
  })

  it('is narrower for more units', () => {
    const few = bootstrapInterval(units, alphaOf)!
    const many = bootstrapInterval([...units, ...units, ...units, ...units], alphaOf)!
    expect(many.high - many.low).toBeLessThan((few.high - few.low) * 0.7)
  })

  it('is not made of one unit, nor where most draws have no figure', () => {
    expect(bootstrapInterval([['a', 'b']], alphaOf)).toBeUndefined()
    expect(
      bootstrapInterval(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        alphaOf,
      ),
    ).toBeUndefined()
  })
})

describe('confusedPairs', () => {
  it('counts the units in which one coder chose a term where another chose another', () => {
    const unit = (id: string, ...given: string[]) => ({
      id,
      sets: given.map(terms => new Set(terms.split(''))),
    })
    const found = confusedPairs([
      unit('u1', 'ab', 'ac'),
      unit('u2', 'b', 'c', 'c'),
      unit('u3', 'a', 'a'),
      unit('u4', 'a', ''),
    ])
    expect(found).toEqual([
      { pair: ['b', 'c'], units: ['u1', 'u2'] },
      { pair: ['(none)', 'a'], units: ['u4'] },
    ])
  })
})
