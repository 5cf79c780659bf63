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
export function inShorterWords(q: string, { groups }: Synonyms): string | undefined {
  let text = q.replace(/\s+/g, ' ')
  for (const { words } of groups) {
    const shortest = words.toSorted(
      (a, b) => a.split(' ').length - b.split(' ').length || a.length - b.length,
    )[0]!
    for (const word of words.filter(isTooLong).toSorted((a, b) => b.length - a.length)) {
      if (isTooLong(shortest)) continue
      text = text.replace(patternOf(word), shortest)
    }
  }
  return text === q.replace(/\s+/g, ' ') ? undefined : text
}

/** What the vocabulary has to say of words in a query, quoted or not. */
export function explainWords(q: string, { explained }: Synonyms): ExplainedWord[] {
  return explained.flatMap(({ words, text }) => {
    const word = words.find(one => patternOf(one).test(q))
    return word === undefined ? [] : [{ word, text }]
  })
}

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
