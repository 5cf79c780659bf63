// MiniSearch (BM25+) asked with the whole text of the seed, its words joined by or; a word in the title counts double
// as in the example of its documentation. In three ways, so that ours is not held against a weak one: as it comes,
// with beginnings of words and a fifth of the letters forgiven as in that example, and without function words.
import MiniSearch from 'minisearch'
import { FUNCTION_WORDS } from '../../../../src/corpus/wording/function-words.ts'
import type { ComparedItem } from '../../similar-items.ts'
import { otherReviews } from './ours.ts'
import type { SimilarSystem } from './similar-system.ts'

const WAYS = {
  MiniSearch: {},
  'MiniSearch, forgiving': { searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } },
  'MiniSearch, no function words': {
    processTerm: (word: string) => (FUNCTION_WORDS.has(word.toLowerCase()) ? null : word.toLowerCase()),
  },
}

export function createMiniSearchSimilar(items: ReadonlyMap<string, ComparedItem>): SimilarSystem[] {
  return Object.entries(WAYS).map(([name, options]) => {
    const indexOf = (kind: string) => {
      const index = new MiniSearch({
        fields: ['title', 'text'],
        searchOptions: { boost: { title: 2 } },
        ...options,
      })
      index.addAll([...items.values()].filter(item => item.kind === kind))
      return index
    }
    const indexes = { finding: indexOf('finding'), recommendation: indexOf('recommendation') }
    return {
      name,
      role: 'baseline',
      find: async seed => {
        const item = 'to' in seed ? items.get(seed.to)! : { ...seed, title: '' }
        const found = indexes[item.kind].search(`${item.title}\n${item.text}`)
        return otherReviews(
          seed,
          found.map(({ id }) => id as string),
        )
      },
    }
  })
}
