/** Words by number: a number is a fortieth of the room of a word, and can stand in a typed array. */
export class TokenNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #tokens: string[] = []

  get size(): number {
    return this.#tokens.length
  }

  /** Number of a word, which it keeps; a new word gets the next. */
  of(token: string): number {
    const known = this.#numbers.get(token)
    if (known !== undefined) return known
    this.#numbers.set(token, this.#tokens.length)
    return this.#tokens.push(token) - 1
  }

  /** Number of a word that is known; undefined of any other. */
  find(token: string): number | undefined {
    return this.#numbers.get(token)
  }

  /** The word of a number that was given out. */
  token(number: number): string {
    return this.#tokens[number]!
  }
}
