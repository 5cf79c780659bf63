import { onceFor } from '../analysis/once-for.ts'
import { createHash } from 'node:crypto'
import { Bitset } from '../analysis/bitset.ts'
import type { Catalogue } from '../analysis/catalogue.ts'

/**
 * All matches of a query are fetched as values of a facet that no two records share: the engine lists them ten to
 * thirty times faster than it gives out as many documents. The value is a key of fixed length made from the id.
 */
export const KEY_LENGTH = 12

/** Letters and digits that survive the normalisation of facet values. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const HALF = KEY_LENGTH / 2

/** The key of a record: 60 bits of the SHA-256 of its id, five a letter. */
export function matchKeyOf(rowId: string): string {
  const digest = createHash('sha256').update(rowId).digest()
  let key = ''
  for (let at = 0; at < KEY_LENGTH; at++) {
    const bit = at * 5
    const two = (digest[bit >>> 3]! << 8) | digest[(bit >>> 3) + 1]!
    key += ALPHABET[(two >>> (11 - (bit & 7))) & 31]
  }
  return key
}

/** Value of each character code in half a key. */
const VALUES = new Uint8Array(128)
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value

/** Row numbers by key, in typed arrays: a common word has tens of thousands of matches to look up. */
class KeyTable {
  readonly #mask: number
  readonly #keys: Uint32Array
  readonly #rows: Int32Array

  constructor({ rows }: Pick<Catalogue, 'rows'>) {
    // At most half full, so that a chain of taken places stays short.
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, rows.length * 2)))
    this.#mask = size - 1
    this.#keys = new Uint32Array(size * 2)
    this.#rows = new Int32Array(size).fill(-1)
    for (const { id, number } of rows) {
      const key = Buffer.from(matchKeyOf(id), 'latin1')
      const place = this.#placeOf(halfAt(key, 0), halfAt(key, HALF))
      // Of 200,000 records two share 60 bits once in sixty million libraries.
      if (this.#rows[place] !== -1) throw new Error(`Two records share a key: ${id}`)
      this.#keys[place * 2] = halfAt(key, 0)
      this.#keys[place * 2 + 1] = halfAt(key, HALF)
      this.#rows[place] = number
    }
  }

  /** Row of the key that begins at an offset; -1 where the catalogue does not know it. */
  rowAt(bytes: Uint8Array, offset: number): number {
    return this.#rows[this.#placeOf(halfAt(bytes, offset), halfAt(bytes, offset + HALF))]!
  }

  #placeOf(high: number, low: number): number {
    let place = (high ^ Math.imul(low, 0x9e3779b1)) & this.#mask
    while (this.#rows[place] !== -1 && (this.#keys[place * 2] !== high || this.#keys[place * 2 + 1] !== low))
      place = (place + 1) & this.#mask
    return place
  }
}

function halfAt(bytes: Uint8Array, offset: number): number {
  let half = 0
  for (let at = offset; at < offset + HALF; at++) half = (half << 5) | VALUES[bytes[at]! & 127]!
  return half
}

const tableOf = onceFor((catalogue: Pick<Catalogue, 'rows'>) => new KeyTable(catalogue))

/**
 * The rows that keys stand for; keys of records that the catalogue does not know are passed over.
 * @param keys one after the other, without anything between them
 */
export function rowsOfKeys(keys: Uint8Array, catalogue: Catalogue): Bitset {
  const table = tableOf(catalogue)
  const rows = new Bitset(catalogue.size)
  for (let offset = 0; offset + KEY_LENGTH <= keys.length; offset += KEY_LENGTH) {
    const row = table.rowAt(keys, offset)
    if (row !== -1) rows.add(row)
  }
  return rows
}
