import { mean, quantileSorted, sampleWithReplacement } from 'simple-statistics'
import { createRandom } from './random.ts'

export const RESAMPLES = 10_000
export const SEED = 20261122

/** A mean with the interval that holds it in 95 of 100 resamples. */
export interface Estimate {
  mean: number
  low: number
  high: number
  /** How many values it is the mean of. */
  count: number
}

/**
 * Mean and percentile bootstrap interval (Efron and Tibshirani 1993, chapter 13): the values are drawn again with
 * replacement, and the 2.5th and 97.5th percentile of the means of the draws are its ends. The same seed draws the
 * same places, so that two systems over the same queries are compared on the same draws.
 * @returns undefined where there are no values
 */
export function estimate(
  values: readonly number[],
  { resamples = RESAMPLES, seed = SEED } = {},
): Estimate | undefined {
  if (values.length === 0) return undefined
  const random = createRandom(seed)
  const means = Array.from({ length: resamples }, () =>
    mean(sampleWithReplacement([...values], values.length, random)),
  ).sort((a, b) => a - b)
  return {
    mean: mean([...values]),
    low: quantileSorted(means, 0.025),
    high: quantileSorted(means, 0.975),
    count: values.length,
  }
}
