import type { Row } from '../analysis/catalogue.ts'
import { select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { inOrder } from './in-order.ts'
import type { Ranker } from './ranking/ranker.ts'
import { reduceQuery } from './reduce-query.ts'
import type { SearchIndex } from './search-index.ts'
import { matchingRows, withoutExclusions } from './search-library.ts'
import type { SearchQuery } from './search-params.ts'
import { wordingsOf } from './wordings.ts'

/** Everything that matches, of one state of the library. */
export interface Matches {
  snapshot: Snapshot
  /** Every match, in the order that was asked for; related results are never among them. */
  rows: Row[]
  /** Version of the engine that looked for the words; null where there were none. */
  engine: string | null
}

/** Whether there is anything in a query that the engine must look for. */
export function hasWords({ q }: Pick<SearchQuery, 'q'>, { synonyms }: Taxonomy): boolean {
  return reduceQuery(q, toSetPhrases(synonyms)).text !== ''
}

/**
 * All matches of a query, the very set that a search counts, whatever page the query asks for.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function allMatches(
  snapshot: Snapshot,
  index: SearchIndex,
  query: SearchQuery,
  ranker?: Ranker,
): Promise<Matches> {
  const { catalogue } = snapshot
  const { synonyms } = catalogue.taxonomy
  const wordings = wordingsOf(query.q, reduceQuery(query.q, toSetPhrases(synonyms)), synonyms)
  const looksForWords = wordings.length > 0
  const matching = await matchingRows(wordings, catalogue, index)
  const ranked = looksForWords ? ranker?.rank(withoutExclusions(query.q), catalogue) : undefined
  const selected = select(catalogue, query, matching)
  const whole = { ...query, page: 1, perPage: Math.max(1, selected.count()) }
  return {
    snapshot,
    rows: inOrder(selected, whole, catalogue, ranked),
    engine: looksForWords ? await index.version() : null,
  }
}
