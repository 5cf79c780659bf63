import MiniSearch from 'minisearch'
import { createPageCounter } from './page-counter.ts'
import { allWords, type PeerBuilder } from './peer.ts'

/** MiniSearch: every word, a fifth of its letters forgiven; it knows no phrases and counts nothing. */
export const buildMiniSearch: PeerBuilder = records => {
  const fields = Object.keys(records[0]!.text)
  const index = new MiniSearch<Record<string, string | number>>({
    fields,
    searchOptions: { combineWith: 'AND', fuzzy: 0.2, boost: { title: 2 } },
  })
  index.addAll(records.map(({ text }, number) => ({ id: number, ...text })))
  const all = records.map((_, number) => number)
  const count = createPageCounter(records)
  return {
    page: question => {
      const words = allWords(question).join(' ')
      return count(words === '' ? all : index.search(words).map(({ id }) => id as number), question)
    },
  }
}
