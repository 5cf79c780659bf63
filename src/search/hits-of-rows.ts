import type { Row } from '../analysis/catalogue.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import type { Hit } from './hits.ts'
import { Marking } from './marking/marking.ts'
import type { RecordTexts } from './marking/record-texts.ts'
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
  taxonomy: Taxonomy,
  index: SearchIndex,
  texts: RecordTexts | undefined,
): Promise<Hit[]> {
  const { synonyms } = taxonomy
  const wordings = wordingsOf(q, reduceQuery(q, toSetPhrases(synonyms)), synonyms)
  return new Marking({ wordings, taxonomy, index, texts }).hits(rows)
}
