const OTHER_WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
const PLAIN = /^[a-z0-9]*$/

/**
 * Reads the words of a text one by one as the engine divides it: letters, marks and numbers in a row; an apostrophe
 * or a hyphen ends a word. Goes by character codes and makes no list, since a page of results has thousands of words
 * and few of them are asked for.
 */
export class WordScanner {
  /** Where the word that was read last stands. */
  start = 0
  end = 0
  readonly #lower: string

  constructor(text: string) {
    const lower = text.toLowerCase()
    // A few letters are written with more characters in lower case, which would move all that follows.
    this.#lower = lower.length === text.length ? lower : text
  }

  /** The next word in lower case and without accents; undefined at the end of the text. */
  next(from = this.end): string | undefined {
    const text = this.#lower
    let at = from
    while (at < text.length && !isWordCharacter(text, at)) at += 1
    if (at === text.length) return undefined
    this.start = at
    while (at < text.length && isWordCharacter(text, at)) at += 1
    this.end = at
    return toPlain(text.slice(this.start, at))
  }
}

/** All words of a short text. */
export function wordsIn(text: string): string[] {
  const scanner = new WordScanner(text)
  const words: string[] = []
  for (let word = scanner.next(); word !== undefined; word = scanner.next()) words.push(word)
  return words
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
  return OTHER_WORD_CHARACTER.test(text[at]!)
}

function toPlain(word: string): string {
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) >= 128 || word.charCodeAt(at) < 97)
      return PLAIN.test(word) ? word : withoutAccents(word)
  return word
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
