import { describe, expect, it } from 'vitest'
import { estimate } from '../../scripts/relevance/bootstrap.ts'

const halves = (count: number) => Array.from({ length: count }, (_, at) => at % 2)

describe('estimate', () => {
  it('has the plain mean, and an interval of no width where all values are alike', () => {
    expect(estimate([0.25, 0.25, 0.25])).toEqual({ mean: 0.25, low: 0.25, high: 0.25, count: 3 })
  })

  it('draws with replacement, so that two values reach from one to the other', () => {
    // The draws of 0 and 1 are 0, a half and 1, with a quarter, a half and a quarter of the chance.
    expect(estimate([0, 1])).toEqual({ mean: 0.5, low: 0, high: 1, count: 2 })
  })

  it('comes near the interval of the normal distribution where there are many values', () => {
    // 0.5 ± 1.96 × √(0.25 / 400) = 0.451 to 0.549.
    const { low, high } = estimate(halves(400))!
    expect(low).toBeCloseTo(0.451, 2)
    expect(high).toBeCloseTo(0.549, 2)
  })

  it('leaves out a fortieth of the draws at each end', () => {
    // One 1 among ten: no draw has it with chance 0.9^10 = 0.35, four or more times with 0.013, three with 0.057.
    const { low, high } = estimate([1, 0, 0, 0, 0, 0, 0, 0, 0, 0])!
    expect(low).toBe(0)
    expect(high).toBeCloseTo(0.3, 10)
  })

  it('is the same each time for a seed, and another for another', () => {
    const values = halves(37).map((value, at) => value + at / 100)
    expect(estimate(values)).toEqual(estimate(values))
    expect(estimate(values, { seed: 1 })).not.toEqual(estimate(values, { seed: 2 }))
  })

  it('is nothing where there are no values', () => {
    expect(estimate([])).toBeUndefined()
  })
})
