import { shuffle } from 'simple-statistics'
import { pairOf } from './judgements.ts'
import { createRandom } from './random.ts'

const SEED = 20261122

/** Documents to be judged for one query. */
export interface PooledQuery {
  query: string
  /** In an order drawn by lot, the same each time. */
  docs: string[]
}

/**
 * What several systems found for a query, each document once and in an order that says nothing of who found it or
 * where it stood.
 * @param lists what each system found
 * @param judged pairs that need no second judgement
 */
export function drawPool(
  query: string,
  lists: ReadonlyArray<readonly string[]>,
  judged: ReadonlySet<string>,
): PooledQuery {
  const found = [...new Set(lists.flat())].filter(doc => !judged.has(pairOf({ query, doc })))
  // Sorted first: the lot must not depend on which system was asked first.
  return { query, docs: shuffle(found.sort(), createRandom(SEED + Number(query.slice(1)))) }
}
