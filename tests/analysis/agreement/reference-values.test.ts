import { describe, expect, it } from 'vitest'
import { cohenKappa } from '../../../src/analysis/agreement/cohen-kappa.ts'
import { fleissKappa } from '../../../src/analysis/agreement/fleiss-kappa.ts'
import { krippendorffAlpha } from '../../../src/analysis/agreement/krippendorff-alpha.ts'
import { MASI, masiDistance } from '../../../src/analysis/agreement/masi-distance.ts'
import { NOMINAL, NUMERIC } from '../../../src/analysis/agreement/metric.ts'
import { positiveAgreement } from '../../../src/analysis/agreement/positive-agreement.ts'
import { termAgreement } from '../../../src/analysis/agreement/term-agreement.ts'

/** Codings as they are printed: a row a coder, `.` or `*` where nothing was said. */
function toUnits(...rows: string[]): string[][] {
  const codings = rows.map(row => row.split(' '))
  return codings[0]!.map((_, unit) => codings.map(row => row[unit]!).filter(value => !'.*'.includes(value)))
}

const numbers = (units: string[][]) => units.map(unit => unit.map(Number))
const set = (...terms: string[]) => new Set(terms)

const FOUR_CODERS = toUnits(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
)
const THREE_CODERS = toUnits(
  '* * * * * 3 4 1 2 1 1 3 3 * 3',
  '1 * 2 1 3 3 4 3 * * * * * * *',
  '* * 2 1 3 4 4 * 2 1 1 3 3 * 4',
)

describe('krippendorffAlpha', () => {
  it.each([
    ['nominal', krippendorffAlpha(FOUR_CODERS, NOMINAL), 0.743421],
    ['ordinal', krippendorffAlpha(numbers(FOUR_CODERS), NUMERIC.ordinal), 0.815388],
    ['interval', krippendorffAlpha(numbers(FOUR_CODERS), NUMERIC.interval), 0.849107],
    ['ratio', krippendorffAlpha(numbers(FOUR_CODERS), NUMERIC.ratio), 0.797403],
  ])('is, of four coders and twelve units with gaps, on the level %s, as published', (_, found, expected) => {
    expect(found.alpha).toBeCloseTo(expected, 6)
    expect(found).toMatchObject({ pairable: 40, units: 11 })
  })

  it.each([
    ['nominal', krippendorffAlpha(THREE_CODERS, NOMINAL), 0.691358],
    ['interval', krippendorffAlpha(numbers(THREE_CODERS), NUMERIC.interval), 0.810845],
  ])(
    'is, of three coders and fifteen units with gaps, on the level %s, as published',
    (_, found, expected) => {
      expect(found.alpha).toBeCloseTo(expected, 6)
    },
  )

  it('is, of two coders, as published', () => {
    const binary = toUnits('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')
    expect(krippendorffAlpha(binary, NOMINAL).alpha).toBeCloseTo(0.095238, 6)
    const names = toUnits('a a b b d c c c e d d a', 'b a b b b c c c e d d d')
    expect(krippendorffAlpha(names, NOMINAL).alpha).toBeCloseTo(0.691964, 6)
  })

  it.each([
    ['every value is the same', toUnits('a a a', 'a a a')],
    ['nothing was coded twice', toUnits('a . b', '. c .')],
    ['there is nothing', []],
  ])('is undefined, and not 1, where %s', (_, units) => {
    expect(krippendorffAlpha(units, NOMINAL).alpha).toBeUndefined()
  })
})

describe('masiDistance', () => {
  it.each([
    ['a set and a larger that holds it', set('a'), set('a', 'b'), 0.665],
    ['two that overlap', set('a', 'b'), set('b', 'c'), 0.89],
    ['equal ones', set('a', 'b'), set('b', 'a'), 0],
    ['two empty ones', set(), set(), 0],
    ['an empty one and another', set(), set('a'), 1],
    ['two that share nothing', set('a'), set('b'), 1],
  ])('of %s', (_, a, b, expected) => {
    expect(masiDistance(a, b)).toBeCloseTo(expected, 6)
    expect(masiDistance(b, a)).toBeCloseTo(expected, 6)
  })

  it('stands inside alpha: by hand, for two units', () => {
    const units = [
      [set('a'), set('a', 'b')],
      [set('c'), set('c')],
    ]
    // Do = 2 * 0.665 / 4; De = 2 * (1 * 1 * 0.665 + 1 * 2 * 1 + 1 * 2 * 1) / (4 * 3).
    expect(krippendorffAlpha(units, MASI).alpha).toBeCloseTo(1 - 0.3325 / ((2 * 4.665) / 12), 9)
  })
})

describe('cohenKappa', () => {
  it('is, of the table 20, 5, 10, 15, as published', () => {
    const cells = [
      ['yes', 'yes', 20],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 15],
    ] as const
    const found = cohenKappa(
      cells.flatMap(([a, b, times]) => Array.from({ length: times }, () => [a, b] as const)),
    )
    expect(found.observed).toBeCloseTo(0.7, 9)
    expect(found.expected).toBeCloseTo(0.5, 9)
    expect(found.kappa).toBeCloseTo(0.4, 9)
  })

  it('is undefined where both said one thing alone, and where there is nothing', () => {
    expect(cohenKappa([['a', 'a']]).kappa).toBeUndefined()
    expect(cohenKappa([]).kappa).toBeUndefined()
  })
})

describe('fleissKappa', () => {
  it('is, of ten subjects and fourteen raters, as published', () => {
    const rows = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]
    const units = rows.map(row => row.flatMap((times, category) => Array<string>(times).fill(`${category}`)))
    const found = fleissKappa(units)!
    expect(found.observed).toBeCloseTo(0.378022, 6)
    expect(found.expected).toBeCloseTo(0.212755, 6)
    expect(found.kappa).toBeCloseTo(0.209931, 6)
  })

  it('is not made where units have different numbers of codings', () => {
    expect(fleissKappa([['a', 'b'], ['a']])).toBeUndefined()
  })
})

describe('positiveAgreement', () => {
  it('is 2a/(2a+b+c), by hand', () => {
    const units = [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]
    expect(positiveAgreement(units)).toBe(0.5)
  })

  it('goes over every pair of three coders: one pair agrees and two do not', () => {
    expect(positiveAgreement([[true, true, false]])).toBe(0.5)
  })

  it('is undefined where nobody chose it', () => {
    expect(positiveAgreement([[false, false]])).toBeUndefined()
  })
})

describe('termAgreement', () => {
  it('gives each term a binary alpha, which is that of the published binary data', () => {
    const binary = toUnits('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')
    const units = binary.map(unit => unit.map(value => (value === '1' ? set('x') : set())))
    const [x, ...rest] = termAgreement(units)
    expect(rest).toEqual([])
    expect(x).toMatchObject({ term: 'x', positive: 2 / 6, chosen: 6, codings: 20 })
    expect(x!.alpha).toBeCloseTo(0.095238, 6)
  })
})
