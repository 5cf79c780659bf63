import { distance } from 'fastest-levenshtein'

/**
 * The candidate a writer most likely meant, for "did you mean": nearest by edit distance, at most
 * a third of its letters away; undefined where nothing is near enough to be worth offering.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = asWritten(word)
  let best: string | undefined
  let bestDistance = Infinity
  for (const candidate of candidates) {
    const d = distance(wanted, asWritten(candidate))
    if (d < bestDistance) {
      best = candidate
      bestDistance = d
    }
  }
  return best !== undefined && bestDistance <= Math.floor(best.length / 3) ? best : undefined
}

/** Case, spaces and underscores are slips of the hand, not of spelling. */
function asWritten(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}

/** "Did you mean `x`?", or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): { hint?: string } {
  const near = closest(word, candidates)
  return near === undefined ? {} : { hint: `Did you mean \`${near}\`?` }
}
