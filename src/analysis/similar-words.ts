import { LRUCache } from 'lru-cache'
import { stemmer } from 'stemmer'
import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { FUNCTION_WORDS } from '../corpus/wording/function-words.ts'

/** A word as it is compared, and as it stands in the text. */
export interface ReadWord {
  /** Its stem, or the mark of the group of synonyms that it belongs to. */
  token: string
  written: string
}

/** Words of a text, in their order. */
export type ReadWords = (text: string) => ReadWord[]

/** A synonym as a row of stems, and its group. */
interface Phrase {
  stems: readonly string[]
  token: string
}

/** Stems kept in memory: more than the words of a large collection, so that what people paste cannot fill it up. */
const STEMS_KEPT = 100_000

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu
const IS_NUMBER = /^\p{N}+$/u
const BEGINS_SENTENCE = /(?:^|[.!?:;“"(\n])\s*$/u
const IS_ABBREVIATION = /^[\p{Lu}\p{N}&]{2,}$/u

/** Called with each word of a text, where it begins and ends, and the words that a synonym of several is made of. */
type TakeWord = (token: string, start: number, end: number, parts: readonly string[]) => void

/** Words of a text as they are compared, and beside them the words that synonyms of several words are made of. */
export interface TokensAndParts {
  tokens: string[]
  parts: Array<readonly string[]>
}

/**
 * Makes the reader of words. Words are stemmed (Porter's stemmer), synonyms of one group become one and the same, so
 * that old words meet new ones, and function words and bare numbers are left out unless a synonym contains them.
 * Words that find others one way only are no synonyms and are left as they are.
 */
export function createWordReader(synonyms: Pick<Synonyms, 'groups'>): ReadWords {
  const visit = createWordVisitor(synonyms)
  return given => {
    const text = given.normalize('NFC')
    const words: ReadWord[] = []
    visit(text, (token, start, end) => words.push({ token, written: toWritten(text, start, end) }))
    return words
  }
}

/** Makes the reader of words for those that only compare them. */
export function createTokenReader(synonyms: Pick<Synonyms, 'groups'>): (text: string) => string[] {
  const visit = createWordVisitor(synonyms)
  return given => {
    const tokens: string[] = []
    visit(given.normalize('NFC'), token => tokens.push(token))
    return tokens
  }
}

/**
 * Makes the reader of words for those that also ask for a word of a set phrase by itself: "professional curiosity" is
 * one synonym, and a text may speak of curiosity alone. The parts of a token stand in the place of the token.
 */
export function createPartsReader(synonyms: Pick<Synonyms, 'groups'>): (text: string) => TokensAndParts {
  const visit = createWordVisitor(synonyms)
  return given => {
    const read: TokensAndParts = { tokens: [], parts: [] }
    visit(given.normalize('NFC'), (token, _start, _end, parts) => {
      read.tokens.push(token)
      read.parts.push(parts)
    })
    return read
  }
}

function createWordVisitor({ groups }: Pick<Synonyms, 'groups'>): (text: string, take: TakeWord) => void {
  const stems = new LRUCache<string, string>({ max: STEMS_KEPT })
  const stemOf = (word: string): string => {
    const known = stems.get(word)
    if (known !== undefined) return known
    const stem = stemmer(word)
    stems.set(word, stem)
    return stem
  }
  const phrases = toPhrases(groups, stemOf)
  const single = (stem: string) => phrases.get(stem)?.find(({ stems: of }) => of.length === 1)?.token ?? stem
  return (text, take) => {
    const met = [...text.matchAll(WORD)].map(match => {
      const plain = toPlain(match[0])
      return { plain, stem: stemOf(plain), start: match.index, end: match.index + match[0].length }
    })
    for (let at = 0; at < met.length;) {
      const phrase = phrases
        .get(met[at]!.stem)
        ?.find(one => one.stems.every((stem, n) => met[at + n]?.stem === stem))
      const { plain, stem, start } = met[at]!
      const length = phrase?.stems.length ?? 1
      if (phrase || isTelling(plain)) {
        const within = length > 1 ? met.slice(at, at + length).filter(word => isTelling(word.plain)) : []
        const parts = within.length > 0 ? within.map(word => single(word.stem)) : NO_PARTS
        take(phrase?.token ?? stem, start, met[at + length - 1]!.end, parts)
      }
      at += length
    }
  }
}

const NO_PARTS: readonly string[] = []

function isTelling(plain: string): boolean {
  return !FUNCTION_WORDS.has(plain) && !IS_NUMBER.test(plain)
}

/** Synonyms by their first stem, longest first; where two groups meet in a stem, the first in the file has it. */
function toPhrases(groups: Synonyms['groups'], stemOf: (word: string) => string): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>()
  groups.forEach(({ words }, group) => {
    for (const word of words) {
      const stems = [...word.matchAll(WORD)].map(([part]) => stemOf(toPlain(part)))
      if (stems.length === 0) continue
      phrases.set(stems[0]!, [...(phrases.get(stems[0]!) ?? []), { stems, token: `=${group}` }])
    }
  })
  for (const list of phrases.values()) list.sort((a, b) => b.stems.length - a.stems.length)
  return phrases
}

/** In lower case, without an s of possession and without marks inside. */
function toPlain(word: string): string {
  const lower = word.toLowerCase()
  if (!/['’]/u.test(lower)) return lower
  return lower.replace(/['’]s$/u, '').replace(/['’]/gu, '')
}

/** As a reader is shown it: with its capitals, but for one that only begins a sentence. */
function toWritten(text: string, start: number, end: number): string {
  const written = text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s$/u, '')
  if (IS_ABBREVIATION.test(written) || !BEGINS_SENTENCE.test(text.slice(Math.max(0, start - 3), start)))
    return written
  return written.charAt(0).toLowerCase() + written.slice(1)
}
