import { onceFor } from '../analysis/once-for.ts'
import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { LONGEST_SET_PHRASE } from './reduce-query.ts'

/** A word of the field that is no longer used, or means something of its own: what a reader should know of it. */
export interface ExplainedWord {
  word: string
  text: string
}

/**
 * A query with each long synonym in it replaced by the shortest word of its group. The engine takes a synonym of
 * three words at most, so "area child protection committee" would find only records that say it so.
 * @returns undefined where there is none in it
 */
export function inShorterWords(q: string, synonyms: Pick<Synonyms, 'groups'>): string | undefined {
  const text = q.replace(/\s+/g, ' ')
  if (!isTooLong(text.trim())) return undefined
  const shorter = shorteningsOf(synonyms).reduce(
    (written, { long, short }) => written.replace(long, short),
    text,
  )
  return shorter === text ? undefined : shorter
}

interface Shortening {
  long: RegExp
  short: string
}

/** Every search asks for them. */
const shorteningsOf = onceFor(({ groups }: Pick<Synonyms, 'groups'>): Shortening[] =>
  groups.flatMap(({ words }) => shorten(words)),
)

/** The long words of a group, the longest first, each with the shortest of the group. */
function shorten(words: readonly string[]): Shortening[] {
  const short = words.toSorted((a, b) => a.split(' ').length - b.split(' ').length || a.length - b.length)[0]!
  if (isTooLong(short)) return []
  return words
    .filter(isTooLong)
    .toSorted((a, b) => b.length - a.length)
    .map(word => ({ long: patternOf(word), short }))
}

/** What the vocabulary has to say of words in a query, quoted or not. */
export function explainWords(q: string, synonyms: Pick<Synonyms, 'explained'>): ExplainedWord[] {
  return explainedOf(synonyms).flatMap(({ words, text }) => {
    const found = words.find(({ written }) => written.test(q))
    return found === undefined ? [] : [{ word: found.word, text }]
  })
}

const explainedOf = onceFor(({ explained }: Pick<Synonyms, 'explained'>) =>
  explained.map(({ words, text }) => ({
    words: words.map(word => ({ word, written: patternOf(word) })),
    text,
  })),
)

function isTooLong(word: string): boolean {
  return word.split(' ').length > LONGEST_SET_PHRASE
}

/** The words as somebody may type them: any case, any space, and outside quotation marks or inside. */
function patternOf(word: string): RegExp {
  const written = word
    .split(' ')
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace("'", "['’]?"))
    .join('\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}"])${written}(?![\\p{L}\\p{N}"])`, 'iu')
}
