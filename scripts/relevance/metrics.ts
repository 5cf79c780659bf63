import { GOOD_GRADE, type Judged } from './judgements.ts'
import { DEPTH } from './systems/system.ts'

const SUCCESS_DEPTH = 3

/** How well one list answers one query. A figure is undefined where no list could have done well or badly. */
export interface Scores {
  ndcg: number | undefined
  /** 1 where a good answer stands in the first three, else 0. */
  success: number | undefined
  reciprocalRank: number | undefined
}

export const METRICS = ['ndcg', 'success', 'reciprocalRank'] as const
export type Metric = (typeof METRICS)[number]

export const METRIC_LABELS: Readonly<Record<Metric, string>> = {
  ndcg: 'nDCG@10',
  success: 'success@3',
  reciprocalRank: 'MRR',
}

/**
 * @param docs what was found, best first
 * @param judged grades of all documents judged for the query; one that was not judged counts as 0
 */
export function toScores(docs: readonly string[], judged: Judged): Scores {
  return {
    ndcg: ndcg(docs, judged),
    success: successAt3(docs, judged),
    reciprocalRank: reciprocalRank(docs, judged),
  }
}

/** Whether a good answer is known at all: success and rank are asked only of these. */
export function hasGoodAnswer(judged: Judged): boolean {
  return [...judged.values()].some(grade => grade >= GOOD_GRADE)
}

/**
 * Normalised discounted cumulated gain of the first of a list, from 0 to 1 (Järvelin and Kekäläinen 2002, with the
 * gain 2^grade - 1 of Burges et al. 2005 and the discount log2(rank + 1)). The ideal list is made of all judged
 * documents.
 * @param depth how many are looked at
 * @returns undefined where every judged document has grade 0
 */
export function ndcg(docs: readonly string[], judged: Judged, depth = DEPTH): number | undefined {
  const best = [...judged.values()].sort((a, b) => b - a)
  const ideal = cumulatedGain(best.slice(0, depth))
  const found = docs.slice(0, depth).map(doc => judged.get(doc) ?? 0)
  return ideal === 0 ? undefined : cumulatedGain(found) / ideal
}

/** @returns 1 or 0; undefined where no good answer is known */
export function successAt3(docs: readonly string[], judged: Judged): number | undefined {
  if (!hasGoodAnswer(judged)) return undefined
  return rankOfGood(docs.slice(0, SUCCESS_DEPTH), judged) === undefined ? 0 : 1
}

/**
 * One divided by the rank of the first good answer within the first ten, 0 where none stands there.
 * @returns undefined where no good answer is known
 */
export function reciprocalRank(docs: readonly string[], judged: Judged): number | undefined {
  if (!hasGoodAnswer(judged)) return undefined
  const rank = rankOfGood(docs.slice(0, DEPTH), judged)
  return rank === undefined ? 0 : 1 / rank
}

function rankOfGood(docs: readonly string[], judged: Judged): number | undefined {
  const at = docs.findIndex(doc => (judged.get(doc) ?? 0) >= GOOD_GRADE)
  return at < 0 ? undefined : at + 1
}

function cumulatedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)
}
