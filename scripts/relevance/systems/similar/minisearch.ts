// MiniSearch (BM25+) asked with the whole text of the seed, its words joined by or; a word in the title counts
// double as in the example of its documentation. Parts of words and misspelt ones are not sought: they are meant for
// somebody who types, and a text is written out.
import MiniSearch from 'minisearch'
import type { ComparedItem } from '../../similar-items.ts'
import { otherReviews } from './ours.ts'
import type { SimilarSystem } from './similar-system.ts'

export function createMiniSearchSimilar(items: ReadonlyMap<string, ComparedItem>): SimilarSystem {
  const indexOf = (kind: string) => {
    const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 } } })
    index.addAll([...items.values()].filter(item => item.kind === kind))
    return index
  }
  const indexes = { finding: indexOf('finding'), recommendation: indexOf('recommendation') }
  return {
    name: 'MiniSearch',
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
}
