// MiniSearch (BM25+) with the options of the example in its documentation: a word in the title counts double,
// beginnings of words are found, and a fifth of the letters of a word may be wrong. Words are joined by or.
import MiniSearch from 'minisearch'
import { toPlainFields, type TestDocument } from '../documents.ts'
import { DEPTH, type System } from './system.ts'

export function createMiniSearch(documents: readonly TestDocument[]): System {
  const index = new MiniSearch({
    fields: Object.keys(documents[0]?.text ?? {}),
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
  })
  index.addAll(documents.map(document => ({ id: document.id, ...toPlainFields(document) })))
  return {
    name: 'MiniSearch',
    role: 'baseline',
    find: async words =>
      index
        .search(words)
        .slice(0, DEPTH)
        .map(({ id }) => id as string),
  }
}
