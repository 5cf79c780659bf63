const CODES = 128
/** Longer words are looked at whatever they begin with. */
const LONGEST = 64

/**
 * Words by what they begin with and how long they are: what nine words of ten in a text are passed over by, before
 * they are cut out and looked up.
 */
export class LikelyWords {
  readonly #has = new Uint8Array(CODES * LONGEST)

  /** A word, and all as long as it give or take so many letters that begin alike. */
  add(word: string, giveOrTake = 0): void {
    this.#add(word.charCodeAt(0), word.length, giveOrTake)
  }

  /** Words about so long, whatever they begin with. */
  addOfLength(length: number, giveOrTake: number): void {
    for (let code = 0; code < CODES; code++) this.#add(code, length, giveOrTake)
  }

  /** @param first character code; of a word of plain letters */
  has(first: number, length: number): boolean {
    return length >= LONGEST || this.#has[first * LONGEST + length] === 1
  }

  hasWord(word: string): boolean {
    const first = word.charCodeAt(0)
    return first >= CODES || this.has(first, word.length)
  }

  #add(first: number, length: number, giveOrTake: number): void {
    if (first >= CODES) return
    for (let some = Math.max(1, length - giveOrTake); some <= length + giveOrTake && some < LONGEST; some++)
      this.#has[first * LONGEST + some] = 1
  }
}
