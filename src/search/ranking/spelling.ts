import { distance } from 'fastest-levenshtein'
import { stemmer } from 'stemmer'

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu
/** Shorter words are too like one another. */
const SHORTEST = 4
/** Shorter than this a word that begins with another letter is another word: a gang is not what rang. */
const TOLD_BY_ITS_END = 6
/** From this length on two letters may be wrong. */
const LONG = 8

/** Words of the collection as they are written, to see which word of a query is misspelt and what was meant. */
export class Spelling {
  readonly #counts = new Map<string, number>()
  /** How many different words have a stem. */
  readonly #stems = new Map<string, number>()
  readonly #byLength = new Map<number, Set<string>>()

  /** Takes in the words of a text. */
  add(text: string): void {
    for (const word of spelledWords(text)) this.count(word, 1)
  }

  /**
   * Counts a word as it is spelled so many times more, or fewer.
   * @param word as `spelledWords` gives it
   */
  count(word: string, times: number): void {
    const before = this.#counts.get(word) ?? 0
    const now = before + times
    if (now > 0) this.#counts.set(word, now)
    else this.#counts.delete(word)
    if (before <= 0 && now > 0) this.#begin(word)
    else if (before > 0 && now <= 0) this.#end(word)
  }

  /** A text with each word that is nowhere in the collection replaced by the nearest that is, where one is near. */
  correct(text: string): string {
    return text.replace(WORD, written => {
      const word = toPlain(written)
      const isKnown = word.length < SHORTEST || /\p{N}/u.test(word) || this.#knows(word)
      return isKnown ? written : (this.#nearest(word) ?? written)
    })
  }

  #begin(word: string): void {
    const stem = stemmer(word)
    this.#stems.set(stem, (this.#stems.get(stem) ?? 0) + 1)
    if (word.length < SHORTEST) return
    const alike = this.#byLength.get(word.length)
    if (alike) alike.add(word)
    else this.#byLength.set(word.length, new Set([word]))
  }

  #end(word: string): void {
    const stem = stemmer(word)
    const others = this.#stems.get(stem)! - 1
    if (others > 0) this.#stems.set(stem, others)
    else this.#stems.delete(stem)
    this.#byLength.get(word.length)?.delete(word)
  }

  #knows(word: string): boolean {
    return this.#counts.has(word) || this.#stems.has(stemmer(word))
  }

  /** One letter wrong, in long words two; of equals the one that begins alike, then the more common, then the first of the alphabet. */
  #nearest(word: string): string | undefined {
    const most = word.length >= LONG ? 2 : 1
    let best: { word: string; cost: number } | undefined
    for (let length = word.length - most; length <= word.length + most; length++)
      for (const candidate of this.#byLength.get(length) ?? []) {
        if (word.length < TOLD_BY_ITS_END && candidate[0] !== word[0]) continue
        const wrong = distance(candidate, word)
        if (wrong > most) continue
        const begins = candidate[0] === word[0] ? 0 : 6
        const cost = wrong * 10 + begins - Math.log(this.#counts.get(candidate)!)
        if (!best || cost < best.cost || (cost === best.cost && candidate < best.word))
          best = { word: candidate, cost }
      }
    return best?.word
  }
}

/** The words of a text as they are spelled: in small letters, without an s of possession. */
export function spelledWords(text: string): string[] {
  return [...text.matchAll(WORD)].map(([written]) => toPlain(written))
}

function toPlain(word: string): string {
  return word.toLowerCase().replace(/['’]s$/u, '')
}
