import { onceFor } from '../analysis/once-for.ts'
import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { LONGEST_SET_PHRASE, reduceQuery } from './reduce-query.ts'
import { STOP_WORDS } from './stop-words.ts'

/** Words that find each other. */
type WordGroups = Pick<Synonyms, 'groups' | 'one-way'>

/**
 * Synonym groups as the engine takes them: each word with the others. A word of several is also entered as it
 * reads after the reduction of queries, or "voice of the child" would be looked for and never found.
 */
export function toEngineSynonyms(all: WordGroups): Record<string, string[]> {
  const known = new Set(wordsOf(all))
  const setPhrases = toSetPhrases(all)
  const synonyms = new Map<string, Set<string>>()
  const enter = (from: string, to: readonly string[]) => {
    const reduced = reduceQuery(from, setPhrases).words.join(' ')
    // What another entry says of its own is not taken from it: "child on child abuse" is not all "child abuse".
    for (const key of new Set(known.has(reduced) ? [from] : [from, reduced])) {
      const others = synonyms.get(key) ?? new Set()
      to.filter(word => word !== key).forEach(word => others.add(word))
      synonyms.set(key, others)
    }
  }
  for (const { words } of all.groups) {
    const lower = words.map(word => word.toLowerCase())
    lower.forEach(word =>
      enter(
        word,
        lower.filter(other => other !== word),
      ),
    )
  }
  for (const { from, to } of all['one-way'])
    enter(
      from.toLowerCase(),
      to.map(word => word.toLowerCase()),
    )
  return Object.fromEntries([...synonyms].map(([word, others]) => [word, [...others]]))
}

/**
 * Synonyms that would mean something else without their stop words: "in care" is not "care", nor is "was not
 * brought" "brought". A query keeps them whole.
 */
export const toSetPhrases = onceFor(
  (all: WordGroups): Set<string> =>
    new Set(
      wordsOf(all).filter(phrase => {
        const words = phrase.split(' ')
        return (
          words.length > 1 && words.length <= LONGEST_SET_PHRASE && words.some(word => STOP_WORDS.has(word))
        )
      }),
    ),
)

/** Every word that has synonyms, in lower case. */
function wordsOf({ groups, 'one-way': oneWay }: WordGroups): string[] {
  return [...groups.flatMap(group => group.words), ...oneWay.map(({ from }) => from)].map(word =>
    word.toLowerCase(),
  )
}
