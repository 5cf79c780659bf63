import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { inShorterWords } from './in-other-words.ts'
import { reduceQuery, type ReducedQuery } from './reduce-query.ts'

/** The query as it is put to the engine, and once more with its long synonyms in short; none without words. */
export function wordingsOf(q: string, reduced: ReducedQuery, synonyms: Synonyms): ReducedQuery[] {
  if (reduced.text === '') return []
  const shorter = inShorterWords(q, synonyms)
  return shorter === undefined ? [reduced] : [reduced, reduceQuery(shorter, toSetPhrases(synonyms))]
}
