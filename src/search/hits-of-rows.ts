import type { Row } from '../analysis/catalogue.ts'
import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { markedHits, type Hit } from './hits.ts'
import { inShorterWords } from './in-other-words.ts'
import { reduceQuery } from './reduce-query.ts'
import type { SearchIndex } from './search-index.ts'

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
  const setPhrases = toSetPhrases(synonyms)
  const shorter = inShorterWords(q, synonyms)
  const wordings = [q, ...(shorter === undefined ? [] : [shorter])].map(
    one => reduceQuery(one, setPhrases).text,
  )
  return markedHits(
    rows,
    wordings.filter(text => text !== ''),
    index,
  )
}
