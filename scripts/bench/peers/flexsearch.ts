import { Index } from 'flexsearch'
import { createPageCounter } from './page-counter.ts'
import { allWords, textOf, type PeerBuilder } from './peer.ts'

/** FlexSearch: every word as it is written, in one field; it knows no phrases, forgives nothing and counts nothing. */
export const buildFlexSearch: PeerBuilder = records => {
  const index = new Index({ tokenize: 'strict' })
  for (const [number, record] of records.entries()) index.add(number, textOf(record))
  const all = records.map((_, number) => number)
  const count = createPageCounter(records)
  return {
    page: question => {
      const words = allWords(question).join(' ')
      const found = words === '' ? all : index.search(words, { limit: records.length })
      return count(found as number[], question)
    },
  }
}
