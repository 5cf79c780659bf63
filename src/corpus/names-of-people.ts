import { isGivenName } from './given-names.ts'
import type { KnownAs } from './review.ts'

/** Names of reviews, not of people. */
const OF_A_REVIEW =
  /\b(?:inquiry|enquiry|tribunal|report|review|case|committee|investigation|child|baby|operation|family|schools?|homes?|house)\b/i

/**
 * The people among what a review is known as, by full name and by first name, the longest first. What is named for
 * an inquiry, a place or a word of the report is no person.
 */
export function namesOfPeople(knownAs: readonly Pick<KnownAs, 'name'>[]): string[] {
  const names = knownAs
    .map(({ name }) => name)
    .filter(name => !OF_A_REVIEW.test(name) && name.split(/\s+/).every(word => /^\p{Lu}\p{Ll}/u.test(word)))
    .flatMap(name => {
      const words = name.split(/\s+/)
      if (words.length > 1) return [name, words[0]!]
      return isGivenName(name) ? [name] : []
    })
  return [...new Set(names)].sort((a, b) => b.length - a.length)
}
