/** A set of row numbers, one bit a row: what makes counting facets cheap. */
export class Bitset {
  readonly #words: Uint32Array
  readonly size: number

  /** @param size how many rows there are */
  constructor(size: number, words = new Uint32Array(Math.ceil(size / 32))) {
    this.size = size
    this.#words = words
  }

  static of(size: number, rows: Iterable<number>): Bitset {
    const set = new Bitset(size)
    for (const row of rows) set.add(row)
    return set
  }

  add(row: number): void {
    this.#words[row >>> 5]! |= 1 << (row & 31)
  }

  has(row: number): boolean {
    return (this.#words[row >>> 5]! & (1 << (row & 31))) !== 0
  }

  and(other: Bitset): Bitset {
    const words = this.#words.slice()
    for (let index = 0; index < words.length; index++) words[index]! &= other.#words[index]!
    return new Bitset(this.size, words)
  }

  andNot(other: Bitset): Bitset {
    const words = this.#words.slice()
    for (let index = 0; index < words.length; index++) words[index]! &= ~other.#words[index]!
    return new Bitset(this.size, words)
  }

  or(other: Bitset): Bitset {
    const words = this.#words.slice()
    for (let index = 0; index < words.length; index++) words[index]! |= other.#words[index]!
    return new Bitset(this.size, words)
  }

  /** How many rows are in both, without making a set of them. */
  countAnd(other: Bitset): number {
    let count = 0
    for (let index = 0; index < this.#words.length; index++)
      count += popCount(this.#words[index]! & other.#words[index]!)
    return count
  }

  count(): number {
    let count = 0
    for (const word of this.#words) count += popCount(word)
    return count
  }

  /** Row numbers in ascending order. */
  rows(): number[] {
    const words = this.#words
    const rows = new Array<number>(this.count())
    let next = 0
    for (let index = 0; index < words.length; index++) {
      let word = words[index]!
      while (word !== 0) {
        const lowest = word & -word
        rows[next++] = index * 32 + 31 - Math.clz32(lowest)
        word ^= lowest
      }
    }
    return rows
  }
}

/** Bits set in a 32-bit word, by adding neighbours in parallel (Hacker's Delight, section 5-1). */
function popCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
