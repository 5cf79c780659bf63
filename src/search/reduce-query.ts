import { STOP_WORDS } from './stop-words.ts'

/** What is left of what somebody typed, and what was dropped. */
export interface ReducedQuery {
  /** Words that must be found, by synonyms and typo rules. */
  words: string[]
  /** Texts that must be found exactly. */
  phrases: string[]
  /** Words and texts that must not be found. */
  excluded: string[]
  /** Words that were left aside. */
  dropped: string[]
  /** The query as it is put to the engine; empty when there is nothing to look for. */
  text: string
}

/** The engine looks at no more. */
export const MOST_WORDS = 10

const PARTS = /(-?)"([^"]*)"|(\S+)/gu

/**
 * The published reduction: quoted text is kept exactly, a leading minus excludes, stop and question words are
 * dropped while another word is left, and of the rest the ten longest are kept, in their order.
 */
export function reduceQuery(q: string): ReducedQuery {
  const reduced: ReducedQuery = { words: [], phrases: [], excluded: [], dropped: [], text: '' }
  const candidates: string[] = []
  for (const [, minus, quoted, bare] of balanceQuotes(q.normalize('NFC')).matchAll(PARTS)) {
    if (quoted !== undefined) {
      const phrase = quoted.replace(/\s+/g, ' ').trim()
      if (/[\p{L}\p{N}]/u.test(phrase))
        (minus === '-' ? reduced.excluded : reduced.phrases).push(minus === '-' ? `"${phrase}"` : phrase)
      continue
    }
    const excluded = /^-[\p{L}\p{N}]/u.test(bare!)
    const word = bare!.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if (word !== '') (excluded ? reduced.excluded : candidates).push(word)
  }
  const telling = candidates.filter(word => !STOP_WORDS.has(word.toLowerCase()))
  const kept = telling.length > 0 || reduced.phrases.length > 0 ? telling : candidates
  reduced.words = longest(kept, MOST_WORDS - reduced.phrases.length)
  reduced.dropped = candidates.filter(word => !reduced.words.includes(word))
  reduced.text = [
    ...reduced.words,
    ...reduced.phrases.map(phrase => `"${phrase}"`),
    ...reduced.excluded.map(word => `-${word}`),
  ].join(' ')
  if (reduced.words.length + reduced.phrases.length + reduced.excluded.length === 0) reduced.text = ''
  return reduced
}

/** Curly quotation marks as straight ones; the last of an odd number quotes nothing. */
function balanceQuotes(q: string): string {
  const straight = q
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
  if ((straight.match(/"/g) ?? []).length % 2 === 0) return straight
  const last = straight.lastIndexOf('"')
  return `${straight.slice(0, last)} ${straight.slice(last + 1)}`
}

/** Long words tell more than short ones. */
function longest(words: readonly string[], most: number): string[] {
  const unique = [...new Set(words)]
  if (unique.length <= most) return unique
  const chosen = new Set(unique.toSorted((a, b) => b.length - a.length).slice(0, Math.max(0, most)))
  return unique.filter(word => chosen.has(word))
}
