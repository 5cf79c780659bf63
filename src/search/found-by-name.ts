import { distance } from 'fastest-levenshtein'
import type { Hit } from './hits.ts'
import { TYPO_RULES } from './index-settings.ts'
import type { ReducedQuery } from './reduce-query.ts'
import { toWords } from './suggest-words.ts'
import { escapeHtml } from './to-excerpt.ts'

/** More names than this say no more. */
const MOST_NAMES = 2

/**
 * Names of a hit's review that contain words of the query which nothing else shown of the hit contains: without them
 * a reader would look in vain for why it was found. Of a review that is itself the hit only what it is known as, since
 * its title stands there already.
 * @returns HTML of each name, with what matched marked
 */
export function foundByName(
  { row, titleHtml, excerpt, foundBy }: Hit,
  { words, phrases }: Pick<ReducedQuery, 'words' | 'phrases'>,
): string[] {
  const marked = new Set(
    [titleHtml, excerpt.html, ...foundBy]
      .flatMap(html => [...html.matchAll(/<mark>([^<]*)<\/mark>/g)])
      .flatMap(([, text]) => toWords(text!)),
  )
  const missing = [...words, ...phrases]
    .flatMap(toWords)
    .filter(word => ![...marked].some(other => isLike(word, other)))
  if (missing.length === 0) return []
  const { title, knownAs } = row.review
  const inTitle = new Set(toWords(title))
  const others = knownAs
    .map(known => known.name)
    .filter(name => !toWords(name).every(word => inTitle.has(word)))
  return [...(row.kind === 'review' ? [] : [title]), ...others]
    .map(name => markIn(name, missing))
    .filter(html => html.includes('<mark>'))
    .slice(0, MOST_NAMES)
}

function markIn(name: string, wanted: readonly string[]): string {
  return name
    .split(/([\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*)/u)
    .map(part =>
      toWords(part).some(word => wanted.some(one => isLike(one, word)))
        ? `<mark>${escapeHtml(part)}</mark>`
        : escapeHtml(part),
    )
    .join('')
}

/** The same word by the published typo rules, as the engine found it. */
function isLike(word: string, other: string): boolean {
  if (word === other) return true
  const { oneTypo, twoTypos } = TYPO_RULES
  const forgiven = word.length >= twoTypos ? 2 : word.length >= oneTypo ? 1 : 0
  return forgiven > 0 && word[0] === other[0] && distance(word, other) <= forgiven
}
