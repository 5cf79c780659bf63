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

/** The engine finds a synonym of no more words than this. */
export const LONGEST_SET_PHRASE = 3

/** A text in quotation marks, with or without a minus, or a word; a quotation mark ends a word. */
const PARTS = /(-?)"([^"]*)"|([^\s"]+)/gu

/**
 * The published reduction: quoted text is kept exactly, a leading minus excludes, stop and question words are
 * dropped while another word is left, and of the rest the ten longest are kept, in their order.
 * @param setPhrases texts that mean something as a whole, in lower case: "in care" keeps its "in"
 */
export function reduceQuery(q: string, setPhrases: ReadonlySet<string> = new Set()): ReducedQuery {
  const { words: candidates, phrases: quoted, excluded } = toParts(q)
  const phrases = quoted.slice(0, MOST_WORDS)
  const whole = inSetPhrases(candidates, setPhrases)
  const telling = candidates.filter((word, at) => whole.has(at) || !STOP_WORDS.has(word.toLowerCase()))
  const words = longest(
    telling.length > 0 || phrases.length > 0 ? telling : candidates,
    MOST_WORDS - phrases.length,
  )
  const used = new Set(words.map(word => word.toLowerCase()))
  return {
    words,
    phrases,
    excluded,
    dropped: [
      ...new Set(candidates.filter(word => !used.has(word.toLowerCase()))),
      ...quoted.slice(MOST_WORDS).map(quote),
    ],
    // What is excluded stands first, since the engine reads no further than its tenth word.
    text: toEngineText({ words, phrases, excluded }),
  }
}

/** What is looked for, as it is put to the engine: exclusions first, since it stops reading after ten words. */
export function toEngineText({
  words,
  phrases,
  excluded,
}: Pick<ReducedQuery, 'words' | 'phrases' | 'excluded'>): string {
  return [...excluded.map(toExclusion), ...words, ...phrases.map(quote)].join(' ')
}

function toParts(q: string): Pick<ReducedQuery, 'words' | 'phrases' | 'excluded'> {
  const parts = { words: [] as string[], phrases: [] as string[], excluded: [] as string[] }
  for (const [, minus, quoted, bare] of balanceQuotes(q.normalize('NFC')).matchAll(PARTS)) {
    if (quoted !== undefined) {
      const phrase = quoted.replace(/\s+/g, ' ').trim()
      if (!/[\p{L}\p{N}]/u.test(phrase)) continue
      if (minus === '-') parts.excluded.push(quote(phrase))
      else parts.phrases.push(phrase)
      continue
    }
    const word = bare!.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if (word === '') continue
    if (/^-[\p{L}\p{N}]/u.test(bare!)) parts.excluded.push(word)
    // The engine would look for the s by itself.
    else parts.words.push(word.replace(/(?<=\p{L})'s$/iu, ''))
  }
  return parts
}

/**
 * Curly quotation marks as straight ones. The last of an odd number quotes nothing, unless a minus stands before it:
 * then all that follows is left out, since half of it must not become what is looked for.
 */
function balanceQuotes(q: string): string {
  const straight = q
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
  if ((straight.match(/"/g) ?? []).length % 2 === 0) return straight
  const last = straight.lastIndexOf('"')
  const [before, after] = [straight.slice(0, last), straight.slice(last + 1)]
  if (!/(^|\s)-$/.test(before)) return `${before} ${after}`
  const text = after.replace(/^[^\p{L}\p{N}]+/u, '').trim()
  return /\s/.test(text) ? `${before}"${text}"` : `${before}${text}`
}

/** Positions of the words that stand together as a set phrase. */
function inSetPhrases(words: readonly string[], setPhrases: ReadonlySet<string>): Set<number> {
  const lower = words.map(word => word.toLowerCase())
  const positions = new Set<number>()
  for (let start = 0; start < lower.length; start++) {
    for (let end = start + 2; end <= Math.min(start + LONGEST_SET_PHRASE, lower.length); end++) {
      if (!setPhrases.has(lower.slice(start, end).join(' '))) continue
      for (let at = start; at < end; at++) positions.add(at)
    }
  }
  return positions
}

/** Long words tell more than short ones. A word of several parts counts as the engine counts it: by its parts. */
function longest(words: readonly string[], most: number): string[] {
  const lower = words.map(word => word.toLowerCase())
  const unique = words.filter((_, at) => lower.indexOf(lower[at]!) === at)
  const chosen = new Set<string>()
  let room = most
  for (const word of unique.toSorted((a, b) => b.length - a.length)) {
    const parts = word.split(/[^\p{L}\p{M}\p{N}]+/u).length
    // A single word with more parts than that is better looked for in part than not at all.
    if (parts > room && room < MOST_WORDS) continue
    chosen.add(word)
    room -= parts
  }
  return unique.filter(word => chosen.has(word))
}

function quote(phrase: string): string {
  return `"${phrase}"`
}

/** Of an excluded word with a hyphen the engine would exclude the first part and look for the second. */
function toExclusion(excluded: string): string {
  return /^([\p{L}\p{M}\p{N}]+|".*")$/u.test(excluded) ? `-${excluded}` : `-${quote(excluded)}`
}
