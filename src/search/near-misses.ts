import { toEngineText, type ReducedQuery } from './reduce-query.ts'
import type { SearchIndex, Strictness } from './search-index.ts'

/** A record that contains some of the words, with the query that found it: by it its words can be marked. */
export interface NearMiss {
  id: string
  text: string
  strictness: Strictness
}

/** How far down the records of each shorter query are looked through. */
const DEPTH = 50
/** Beyond this many words the queries with two words fewer are too many to ask. */
const MOST_WORDS = 6

/**
 * Records that contain all words but one, or where there are none all but two, best first. A rare word by itself is
 * no near miss while records with the others are there; only where nothing else is left does the engine choose.
 */
export async function nearMisses(reduced: ReducedQuery, index: SearchIndex): Promise<NearMiss[]> {
  const withoutOne = await inTurns(leavingOut(reduced.words, 1), reduced, index)
  if (withoutOne.length > 0) return withoutOne
  const few = reduced.words.length > 2 && reduced.words.length <= MOST_WORDS
  const withoutTwo = few ? await inTurns(leavingOut(reduced.words, 2), reduced, index) : []
  if (withoutTwo.length > 0) return withoutTwo
  const { text } = reduced
  return (await index.match(text, 'some-words', DEPTH)).map(id => ({ id, text, strictness: 'some-words' }))
}

/** The words with some left out; short words say least and are left out first. */
function leavingOut(words: readonly string[], count: 1 | 2): string[][] {
  if (words.length <= count) return []
  const byLength = words.toSorted((a, b) => a.length - b.length)
  const one = byLength.map(word => [word])
  const pairs = byLength.flatMap((word, at) => byLength.slice(at + 1).map(other => [word, other]))
  return (count === 1 ? one : pairs).map(left => words.filter(word => !left.includes(word)))
}

/** The best of each query, then the second of each, and so on; what several find stands where it is first met. */
async function inTurns(
  queries: readonly string[][],
  { phrases, excluded }: ReducedQuery,
  index: SearchIndex,
): Promise<NearMiss[]> {
  const answers = await Promise.all(
    queries.map(async words => {
      const text = toEngineText({ words, phrases, excluded })
      return { text, ids: await index.match(text, 'every-word', DEPTH) }
    }),
  )
  const found = new Map<string, NearMiss>()
  for (let place = 0; place < DEPTH; place++)
    for (const { text, ids } of answers) {
      const id = ids[place]
      if (id !== undefined && !found.has(id)) found.set(id, { id, text, strictness: 'every-word' })
    }
  return [...found.values()]
}
