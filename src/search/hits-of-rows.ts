import type { Row } from '../analysis/catalogue.ts'
import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { markedHits, type Hit } from './hits.ts'
import { reduceQuery } from './reduce-query.ts'
import type { SearchIndex } from './search-index.ts'
import { wordingsOf } from './wordings.ts'

/**
 * Rows that match a query as hits, for a page that chooses by itself which to show.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export function hitsOfRows(
  rows: readonly Row[],
  q: string,
  synonyms: Synonyms,
  index: SearchIndex,
): Promise<Hit[]> {
  const reduced = reduceQuery(q, toSetPhrases(synonyms))
  return markedHits(rows, wordingsOf(q, reduced, synonyms), index)
}
