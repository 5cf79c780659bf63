import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { fileOfText } from '../passages.ts'
import type { Review } from '../review.ts'
import { checkDisclosure } from './check-disclosure.ts'

/** Something in a text that could identify somebody: the words, and what its writer is told of them. */
export interface DisclosedInText {
  rule: string
  met: string
  message: string
  hint: string
}

/**
 * What could identify somebody in a text that others will read beside the library: a title, a note. It is held to the
 * rules for what is written for the library. What the reviews themselves publish, such as a child's name in the title
 * of a report, may stand.
 * @param published the reviews that others read anyway
 */
export function disclosedInText(
  text: string,
  taxonomy: Taxonomy,
  published: readonly Review[],
): DisclosedInText[] {
  if (text.trim() === '') return []
  const problems = checkDisclosure(fileOfText(text, taxonomy))
  if (problems.length === 0) return []
  const words = publishedWords(published)
  return problems.flatMap(({ rule, met = '', message, hint = '' }) =>
    words.includes(met.replace(/['’]s$/, '')) ? [] : [{ rule, met, message, hint }],
  )
}

function publishedWords(reviews: readonly Review[]): string {
  return reviews
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap(({ title, area, knownAs, sources }) => [
      title,
      area ?? '',
      ...knownAs.map(({ name }) => name),
      ...sources.flatMap(source => [source.title, source.publisher]),
    ])
    .join('\n')
}
