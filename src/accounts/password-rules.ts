import { FIRST_GUESSES } from './first-guesses.ts'

/** Letters a password must and may have, as NIST SP 800-63B counts them: each code point is one. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const

const COMMON = new Set(FIRST_GUESSES)
const LONGEST = Math.max(...FIRST_GUESSES.map(stem => stem.length))

/** Figures and signs that stand for a letter. */
const STAND_FOR: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b' },
  ...{ '@': 'a', $: 's', '!': 'i', '+': 't' },
}

/**
 * What is wrong with a password, as a sentence; undefined where it may be used. After NIST SP 800-63B: a length, no
 * rule about which kinds of letters, and none that most people would try first: a common one, one made of the name
 * of the account, one letter or a row of keys again and again.
 * @param names what is known of whose it is: the account's name and displayed name
 */
export function faultOfPassword(password: string, names: readonly string[] = []): string | undefined {
  const letters = [...password]
  if (letters.length < PASSWORD_LENGTH.least)
    return `A password has at least ${PASSWORD_LENGTH.least} characters. A few words that only you would put together are easy to keep in mind.`
  if (letters.length > PASSWORD_LENGTH.most)
    return `A password has at most ${PASSWORD_LENGTH.most} characters.`
  // A control character is a slip, and no browser lets it be typed again.
  if (/\p{Cc}/u.test(password)) return 'A password has no line breaks and no other control characters.'
  if (isCommon(password, names))
    return 'This password is among the first that somebody would try. Choose one that is yours alone.'
  return undefined
}

function isCommon(password: string, names: readonly string[]): boolean {
  const small = password.normalize('NFKC').toLowerCase()
  if (new Set(small).size <= 4 || isRow(small)) return true
  const known = new Set([...COMMON, ...names.flatMap(name => [toStem(name, false), ...wordsOf(name)])])
  const longest = Math.max(LONGEST, ...names.map(name => name.length))
  return [false, true].some(reading => isMadeOf(toStem(small, reading), known, longest))
}

/** Letters and figures that follow one another, or a short piece again and again. */
function isRow(text: string): boolean {
  if (/^(.{1,12})\1+.{0,11}$/u.test(text)) return true
  const points = [...text].map(letter => letter.codePointAt(0)!)
  const steps = points.slice(1).map((point, at) => Math.abs(point - points[at]!))
  // After 9 comes 0.
  return steps.filter(step => step <= 1 || step === 9).length >= steps.length - 1
}

/** Letters alone, in small ones; figures and signs left out, or read as the letters they stand for. */
function toStem(text: string, readAsLetters: boolean): string {
  const small = text.normalize('NFKC').toLowerCase()
  // What stands at either end is an addition to a word, not a letter of it.
  const core = small.replace(/^[^\p{L}@$]+|[^\p{L}@$]+$/gu, '')
  const read = readAsLetters ? [...core].map(letter => STAND_FOR[letter] ?? letter).join('') : core
  return read.replace(/[^\p{L}]/gu, '')
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 2)
}

/** Whether a text is one known word or two, and nothing else. */
function isMadeOf(text: string, known: ReadonlySet<string>, longest: number): boolean {
  const fewest = [0]
  for (let end = 1; end <= text.length; end++) {
    const from = Math.max(0, end - longest)
    const counts = fewest
      .slice(from, end)
      .map((count, at) => (known.has(text.slice(from + at, end)) ? count + 1 : Infinity))
    fewest[end] = Math.min(...counts)
  }
  return text !== '' && fewest[text.length]! <= 2
}
