/**
 * Passages of a document whose words stand neither in its draft nor in what is told of it: the net under every reader,
 * whatever a library leaves out without a word.
 * @param passages the text of the document, read in a plainer way than that of the draft
 * @param kept the draft, and what is listed beside it
 */
export function lostPassages(passages: readonly string[], kept: string): string[] {
  const missing = countWords(passages.join('\n'))
  // Emphasis within a word, an escaped sign and a numbered sign of Markdown divide no word.
  for (const word of wordsOf(kept.replace(/&#x[\da-f]+;/gi, ' ').replace(/[*`~\\]/g, '')))
    missing.set(word, (missing.get(word) ?? 0) - 1)
  const shareMissing = (words: readonly string[]) =>
    words.filter(word => (missing.get(word) ?? 0) > 0).length / words.length
  const lost = new Set<number>()
  const candidates = passages
    .map((text, at) => ({ at, words: wordsOf(text) }))
    .filter(({ words }) => words.some(word => (missing.get(word) ?? 0) > 0))
    .toSorted((a, b) => shareMissing(b.words) - shareMissing(a.words))
  for (const { at, words } of candidates) {
    if (!words.some(word => (missing.get(word) ?? 0) > 0)) continue
    lost.add(at)
    for (const word of words) missing.set(word, (missing.get(word) ?? 0) - 1)
  }
  return passages.filter((_text, at) => lost.has(at))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
