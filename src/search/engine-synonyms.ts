import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { reduceQuery } from './reduce-query.ts'

/**
 * Synonym groups as the engine takes them: each word with the others. A word of several is also entered as it
 * reads after the reduction of queries, or "at risk register" would be looked for and never found.
 */
export function toEngineSynonyms({ groups, 'one-way': oneWay }: Synonyms): Record<string, string[]> {
  const synonyms = new Map<string, Set<string>>()
  const enter = (from: string, to: readonly string[]) => {
    for (const key of new Set([from, reduceQuery(from).words.join(' ')])) {
      if (key === '') continue
      const known = synonyms.get(key) ?? new Set()
      to.filter(word => word !== key).forEach(word => known.add(word))
      synonyms.set(key, known)
    }
  }
  for (const { words } of groups) {
    const lower = words.map(word => word.toLowerCase())
    lower.forEach(word =>
      enter(
        word,
        lower.filter(other => other !== word),
      ),
    )
  }
  for (const { from, to } of oneWay)
    enter(
      from.toLowerCase(),
      to.map(word => word.toLowerCase()),
    )
  return Object.fromEntries([...synonyms].map(([word, others]) => [word, [...others]]))
}
