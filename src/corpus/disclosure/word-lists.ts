import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { MONTH_NAMES, WORD_NAMES } from './ambiguous-names.ts'
import { NO_NAMES } from './words.ts'

/** What a capitalised word can be. A word can be several: "Young" is a surname and a word. */
export interface WordSense {
  isGiven: boolean
  isSurname: boolean
  /** A word of the language, whatever else it is. */
  isOrdinary: boolean
  /** A place, a body or a person that everybody knows. */
  isPublic: boolean
}

interface Lists {
  given: ReadonlySet<string>
  surnames: ReadonlySet<string>
  ordinary: ReadonlySet<string>
  known: ReadonlySet<string>
}

let lists: Lists | undefined
const senses = new Map<string, WordSense>()

/**
 * What a capitalised word can be, by lists of names of all communities of the United Kingdom, by a list of words and by
 * the lexicon of the language library compromise. Read on the first question: only texts written for the library ask.
 */
export function senseOf(written: string): WordSense {
  const word = plain(written)
  const sense = senses.get(word) ?? look(word, (lists ??= readLists()))
  senses.set(word, sense)
  return sense
}

function look(word: string, { given, surnames, ordinary, known }: Lists): WordSense {
  const parts = word.split('-')
  return {
    isGiven: given.has(word) || (parts.length > 1 && parts.every(part => given.has(part))),
    isSurname: surnames.has(word) || (parts.length > 1 && parts.every(part => surnames.has(part))),
    isOrdinary: isOrdinary(word, ordinary) || MONTH_NAMES.has(word) || WORD_NAMES.has(word),
    isPublic: known.has(word),
  }
}

/** Endings of words that are no names. */
const FORMED =
  /(?:tions?|sions?|ments?|ness(?:es)?|ities|ity|ings|isms?|ists|able|ible|ful|less|ances?|ences?|ships?|ives|ous|ical|ically|ology|isations?|wards|hood|edly|ingly|ably|ibly)$/
const STEMS: ReadonlyArray<[RegExp, string]> = [
  [/s$/, ''],
  [/es$/, ''],
  [/ies$/, 'y'],
  [/ed$/, ''],
  [/d$/, ''],
  [/ing$/, ''],
  [/ing$/, 'e'],
  [/ly$/, ''],
  [/ers?$/, ''],
  [/ers?$/, 'e'],
]

function isOrdinary(word: string, ordinary: ReadonlySet<string>): boolean {
  if (ordinary.has(word) || NO_NAMES.has(word)) return true
  if (word.includes('-')) return word.split('-').every(part => isOrdinary(part, ordinary))
  if (word.length < 4) return false
  return (
    (word.length > 6 && FORMED.test(word)) ||
    STEMS.some(([end, by]) => end.test(word) && ordinary.has(word.replace(end, by)))
  )
}

function plain(written: string): string {
  return written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s?$/, '')
    .replace(/['’]/g, '')
    .toLowerCase()
}

type Lexicon = Record<string, string | string[]>

const GIVEN = /^(?:First|Male|Female)Name$/
const PLACE = /^(?:Place|City|Region|Country|Organization|SportsTeam|Demonym)$/
const NAME = /^(?:(?:First|Male|Female|Last)Name|Person|ProperNoun|Honorific)$/

function readLists(): Lists {
  const compromise = createRequire(import.meta.url)('compromise/two') as {
    model: () => { one: { lexicon: Lexicon } }
  }
  const given = wordsOf('given-names')
  const surnames = wordsOf('surnames')
  const ordinary = wordsOf('ordinary-words')
  const known = wordsOf('public-names')
  for (const [word, tagged] of Object.entries(compromise.model().one.lexicon)) {
    const tags = [tagged].flat()
    if (tags.some(tag => GIVEN.test(tag))) given.add(word)
    else if (tags.includes('LastName')) surnames.add(word)
    else if (tags.some(tag => PLACE.test(tag))) known.add(word)
    else if (!tags.some(tag => NAME.test(tag))) ordinary.add(word)
  }
  return { given, surnames, ordinary, known }
}

function wordsOf(name: string): Set<string> {
  const text = readFileSync(new URL(`lists/${name}.txt`, import.meta.url), 'utf8')
  return new Set(text.split(/\s+/).filter(Boolean))
}
