import { distance } from 'fastest-levenshtein'
import { stemmer } from 'stemmer'

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu
/** Shorter words are too like one another. */
const SHORTEST = 4
/** From this length on two letters may be wrong. */
const LONG = 8

/** Words of the collection as they are written, to see which word of a query is misspelt and what was meant. */
export class Spelling {
  readonly #counts = new Map<string, number>()
  readonly #stems = new Set<string>()
  readonly #byLength = new Map<number, string[]>()

  /** Takes in the words of a text. */
  add(text: string): void {
    for (const [written] of text.matchAll(WORD)) {
      const word = toPlain(written)
      const count = this.#counts.get(word)
      this.#counts.set(word, (count ?? 0) + 1)
      if (count !== undefined) continue
      this.#stems.add(stemmer(word))
      if (word.length < SHORTEST) continue
      const list = this.#byLength.get(word.length)
      if (list) list.push(word)
      else this.#byLength.set(word.length, [word])
    }
  }

  /** A text with each word that is nowhere in the collection replaced by the nearest that is, where one is near. */
  correct(text: string): string {
    return text.replace(WORD, written => {
      const word = toPlain(written)
      const isKnown = word.length < SHORTEST || /\p{N}/u.test(word) || this.#knows(word)
      return isKnown ? written : (this.#nearest(word) ?? written)
    })
  }

  #knows(word: string): boolean {
    return this.#counts.has(word) || this.#stems.has(stemmer(word))
  }

  /** One letter wrong, in long words two; of equals the one that begins alike, then the more common. */
  #nearest(word: string): string | undefined {
    const most = word.length >= LONG ? 2 : 1
    let best: { word: string; cost: number } | undefined
    for (let length = word.length - most; length <= word.length + most; length++)
      for (const candidate of this.#byLength.get(length) ?? []) {
        const wrong = distance(candidate, word)
        if (wrong > most) continue
        const begins = candidate[0] === word[0] ? 0 : 6
        const cost = wrong * 10 + begins - Math.log(this.#counts.get(candidate)!)
        if (!best || cost < best.cost) best = { word: candidate, cost }
      }
    return best?.word
  }
}

function toPlain(word: string): string {
  return word.toLowerCase().replace(/['’]s$/u, '')
}
