import { judgementSchema, pairOf, repeatedPairs, type Judgement } from './judgements.ts'

/** A query and a document that is to be judged for it. */
export interface PooledPair {
  query: string
  doc: string
}

/** What judges wrote, held against what they were given. */
export interface CheckedJudgements {
  judgements: Judgement[]
  /** Sentences, one a fault; the judgements are of no use while there is one. */
  faults: string[]
}

/**
 * Checks that every pooled pair is judged exactly once and nothing else is.
 * @param rows what stands in the files of the judges, whatever it is
 * @param before pairs that were judged in an earlier round
 */
export function checkJudged(
  pooled: readonly PooledPair[],
  rows: readonly unknown[],
  before: ReadonlySet<string> = new Set(),
): CheckedJudgements {
  const parsed = rows.map(row => ({ row, result: judgementSchema.safeParse(row) }))
  const judgements = parsed.flatMap(({ result }) => (result.success ? [result.data] : []))
  const asked = new Set(pooled.map(pairOf))
  const given = new Set(judgements.map(pairOf))
  const pairs = [...given]
  return {
    judgements,
    faults: [
      ...parsed
        .filter(({ row, result }) => !result.success && !isUnfilled(row))
        .map(({ row }) => `Not a judgement: ${JSON.stringify(row)}`),
      ...[...asked].filter(pair => !given.has(pair)).map(pair => `Not judged: ${pair}`),
      ...repeatedPairs(judgements).map(pair => `Judged twice: ${pair}`),
      ...pairs.filter(pair => !asked.has(pair)).map(pair => `Not in the pool: ${pair}`),
      ...pairs.filter(pair => before.has(pair)).map(pair => `Judged in an earlier round: ${pair}`),
    ],
  }
}

/** A row of the form as it was handed out, which is said as a pair that is not judged. */
function isUnfilled(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'grade' in row && row.grade === null
}
