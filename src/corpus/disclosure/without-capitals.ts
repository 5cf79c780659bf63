import { isGivenName } from '../given-names.ts'
import { CITED_NAMES, MONTH_NAMES, PLACE_NAMES, WORD_NAMES } from './ambiguous-names.ts'
import { senseOf } from './word-lists.ts'
import { mayBeName } from './words.ts'

/** A word in capitals. */
const TOKEN = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}’'-]*\p{Lu}(?![\p{L}\p{N}_])/gu
/** Words that a heading in capitals has at least; fewer are names of bodies. */
const WORDS_OF_A_HEADING = 4
/** Short forms that are first names as well. */
const SHORT_FORMS = new Set(
  'ELSA LISA SARA IRIS DASH MARAC ADAM AIDA DORA ELLA ELAN ALAN EVA AVA IAN ASH SAM ANN AMY KAY KIM MAY PAM RAY SUE TIM TOM VAL LEA LEE MAE MIA NIA RIA ROY TED TIA ADA ALI AMA ANA BEN CAL DAN DEB DON DOT ERA EVE FAY GUS GUY IDA INA IVY JAN JAY JEN JIM JOE JON JOY KEN KIT LEO LES LIZ LOU MAX MEG MEL NAN NED PAT PEG POP RAE REX ROB ROD RON ROB SAL SID SKY STU SUE TAD TAM TEX UNA VIC VIN WES ZOE'.split(
    ' ',
  ),
)

interface Token {
  word: string
  at: number
}

/**
 * A text with names in capitals written as names, and headings in capitals as sentences, of the same length; the text
 * itself where it has neither. A register writes SMITH, and a letter of a solicitor DANIELLE SMITH.
 */
export function withoutCapitals(text: string): string {
  const tokens: Token[] = [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({ word, at: index }))
  let read = text
  for (const [step, token] of tokens.entries()) {
    const inHeading = isInHeading(text, tokens, step)
    const written = asWritten(token, text, inHeading)
    if (written.length === token.word.length)
      read = read.slice(0, token.at) + written + read.slice(token.at + token.word.length)
  }
  return read
}

function asWritten({ word, at }: Token, text: string, inHeading: boolean): string {
  const bare = word.replace(/['’]S$/, '')
  const sense = senseOf(bare)
  const { isSurname, isOrdinary, isPublic } = sense
  const isGiven = sense.isGiven || isFirstName(bare)
  const isWord = (isOrdinary && !isFirstName(bare)) || !mayBeName(toTitle(bare))
  if (inHeading && isWord && !SHORT_FORMS.has(bare)) return word.toLowerCase()
  if (bare.length < 3 || isWord || SHORT_FORMS.has(bare))
    return hasNameBeside(text, at, word) ? toTitle(word) : word
  // Four letters alone are a short form as often as a name.
  if (isGiven && !isPublic && (bare.length > 4 || inHeading)) return toTitle(word)
  if (isSurname || !isPublic) return hasNameBeside(text, at, word) && hasVowel(bare) ? toTitle(word) : word
  return inHeading ? toTitle(word) : word
}

/** A list of words has some first names that nobody writes for anything else. */
function isFirstName(bare: string): boolean {
  const word = bare.toLowerCase()
  return isGivenName(word) && ![MONTH_NAMES, WORD_NAMES, PLACE_NAMES, CITED_NAMES].some(set => set.has(word))
}

/** Whether a first name goes before a word in capitals, as in "Danielle SMITH", or follows, as in "SMITH Danielle". */
function hasNameBeside(text: string, at: number, word: string): boolean {
  const before = /(\p{Lu}[\p{L}’'-]+)\s+$/u.exec(text.slice(Math.max(0, at - 30), at))?.[1]
  const behind = /^,?\s+(\p{Lu}[\p{L}’'-]+)/u.exec(text.slice(at + word.length, at + word.length + 30))?.[1]
  return [before, behind].some(one => {
    if (one === undefined) return false
    const { isGiven, isOrdinary, isPublic } = senseOf(one)
    return isGiven && !isOrdinary && !isPublic && one.length > 3 && mayBeName(toTitle(one))
  })
}

function isInHeading(text: string, tokens: readonly Token[], step: number): boolean {
  const isNext = (a: Token | undefined, b: Token | undefined) =>
    a !== undefined &&
    b !== undefined &&
    /^[\s,.:;()'’"“”\d–—-]*(?:[A-Z][\s,.:;]+)?$/.test(text.slice(a.at + a.word.length, b.at))
  let first = step
  let last = step
  while (isNext(tokens[first - 1], tokens[first])) first -= 1
  while (isNext(tokens[last], tokens[last + 1])) last += 1
  const run = tokens.slice(first, last + 1)
  // A list of short forms has no words in it.
  const words = run.filter(({ word }) => senseOf(word).isOrdinary || !mayBeName(toTitle(word)))
  return run.length >= WORDS_OF_A_HEADING && words.length * 2 >= run.length
}

function toTitle(word: string): string {
  return word
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}|(?<=^\p{L}[’'])\p{L}|(?<=^mc)\p{L}/gu, letter => letter.toUpperCase())
}

function hasVowel(word: string): boolean {
  return /[AEIOUY]/.test(word.normalize('NFD'))
}
