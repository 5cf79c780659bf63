const A = 97
const LETTERS = 26

/**
 * Says whether a text has any of some patterns, by trying at each word those alone that begin with its first two
 * letters: all of them tried everywhere would take longer than reading the text as Markdown.
 * @param patterns as `Phrase` has them
 * @param toExpression gives a pattern as a regular expression
 * @returns for text in lower case
 */
export function createMayContain(
  patterns: readonly string[],
  toExpression: (pattern: string) => string,
): (text: string) => boolean {
  const beginning = Array.from({ length: LETTERS * LETTERS }, (): string[] => [])
  for (const pattern of patterns)
    for (const place of new Set(headsOf(pattern).flatMap(placesOf)))
      beginning[place]!.push(toExpression(pattern))
  const expressions = beginning.map(some =>
    some.length === 0 ? undefined : new RegExp(`(?:${some.join('|')})\\b`, 'y'),
  )
  return text => {
    for (let at = 0; at + 1 < text.length; at++) {
      const place = placeOf(text, at)
      const expression = place < 0 ? undefined : expressions[place]
      if (!expression || isWord(text.charCodeAt(at - 1))) continue
      expression.lastIndex = at
      if (expression.test(text)) return true
    }
    return false
  }
}

/** What a pattern may begin with: letters, as far as they are certain; empty where it may be anything. */
function headsOf(pattern: string): string[] {
  // A letter before a question mark may be missing.
  if (!pattern.startsWith('(')) return [/^(?:[a-z](?!\?))*/.exec(pattern)![0]]
  const end = closingOf(pattern)
  return alternativesOf(pattern.slice(1, end)).flatMap(one =>
    headsOf(one === '' ? pattern.slice(end + 1).trimStart() : one),
  )
}

/** Where the bracket that opens a pattern is closed. */
function closingOf(pattern: string): number {
  let depth = 0
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '(') depth += 1
    if (pattern[at] === ')' && --depth === 0) return at
  }
  throw new Error(`A bracket is left open: ${pattern}`)
}

function alternativesOf(inner: string): string[] {
  const found = ['']
  let depth = 0
  for (const character of inner) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === '|' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found
}

/** Places of all pairs of letters that a text with this head may begin with. */
function placesOf(head: string): number[] {
  const [first, second] = [head.charCodeAt(0) - A, head.charCodeAt(1) - A]
  const all = Array.from({ length: LETTERS }, (_, letter) => letter)
  const firsts = head.length > 0 ? [first] : all
  const seconds = head.length > 1 ? [second] : all
  return firsts.flatMap(one => seconds.map(two => one * LETTERS + two))
}

/** Place of the two letters there; a word of one letter is followed by a space, which stands for any. */
function placeOf(text: string, at: number): number {
  const first = text.charCodeAt(at) - A
  if (first < 0 || first >= LETTERS) return -1
  const second = text.charCodeAt(at + 1) - A
  return first * LETTERS + (second < 0 || second >= LETTERS ? 0 : second)
}

/** As `\b` understands it. */
function isWord(code: number): boolean {
  return (code >= A && code < A + LETTERS) || (code >= 48 && code <= 57) || code === 95
}
