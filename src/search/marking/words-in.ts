const OTHER_WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
const PLAIN = /^[a-z0-9]*$/
const ASCII = 128

/** What a plain character is to a word: 1 a letter or number, in lower case. */
const IS_PLAIN_LETTER = new Uint8Array(ASCII)
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789') IS_PLAIN_LETTER[letter.charCodeAt(0)] = 1

/**
 * Reads the words of a text one by one as the engine divides it: letters, marks and numbers in a row; an apostrophe
 * or a hyphen ends a word. Goes by character codes and makes no list, since a page of results has thousands of words
 * and few of them are asked for.
 */
export class WordScanner {
  /** Where the word that was read last stands. */
  start = 0
  end = 0
  /** Character code that the word begins with. */
  first = 0
  /** Whether it is of letters without accents and of numbers alone, so that it is plain as it stands. */
  isPlain = true
  readonly #lower: string

  constructor(text: string) {
    const lower = text.toLowerCase()
    // A few letters are written with more characters in lower case, which would move all that follows.
    this.#lower = lower.length === text.length ? lower : text
  }

  /** Goes to the next word. @returns false at the end of the text */
  advance(): boolean {
    const text = this.#lower
    const { length } = text
    let at = this.end
    while (at < length && !isWordCharacter(text, at)) at += 1
    if (at === length) return false
    this.start = at
    this.first = text.charCodeAt(at)
    let isPlain = true
    for (; at < length; at++) {
      const code = text.charCodeAt(at)
      if (code < ASCII && IS_PLAIN_LETTER[code] === 1) continue
      if (!isWordCharacter(text, at)) break
      isPlain = false
    }
    this.isPlain = isPlain
    this.end = at
    return true
  }

  /** The word that was read last in lower case and without accents. */
  word(): string {
    const word = this.#lower.slice(this.start, this.end)
    return this.isPlain ? word : toPlain(word)
  }

  /** The next word in lower case and without accents; undefined at the end of the text. */
  next(): string | undefined {
    return this.advance() ? this.word() : undefined
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
  if (code < ASCII) return IS_PLAIN_LETTER[code] === 1 || (code >= 65 && code <= 90)
  return OTHER_WORD_CHARACTER.test(text[at]!)
}

function toPlain(word: string): string {
  return PLAIN.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
