import type { Bitset } from './bitset.ts'
import type { Catalogue } from './catalogue.ts'
import { onceFor } from './once-for.ts'

/** How many rows of a set are in one of the sets that are counted. */
export type CountIn = (counted: Bitset) => number

/**
 * The sets that every facet is counted by, turned round: the sets of each row, one row after the other. A search
 * counts hundreds of sets among the rows it found, and going through those rows once is cheaper than comparing each
 * set with them.
 */
class Tally {
  readonly #slots: ReadonlyMap<Bitset, number>
  readonly #starts: Uint32Array
  readonly #ofRows: Uint16Array

  constructor(sets: readonly Bitset[], size: number) {
    this.#slots = new Map(sets.map((set, slot) => [set, slot]))
    const starts = new Uint32Array(size + 1)
    for (const set of sets) for (const row of set.rows()) starts[row + 1]!++
    for (let row = 0; row < size; row++) starts[row + 1]! += starts[row]!
    const next = starts.slice()
    const ofRows = new Uint16Array(starts[size] ?? 0)
    sets.forEach((set, slot) => {
      for (const row of set.rows()) ofRows[next[row]!++] = slot
    })
    this.#starts = starts
    this.#ofRows = ofRows
  }

  among(rows: Bitset): CountIn {
    const counts = new Uint32Array(this.#slots.size)
    const [starts, ofRows] = [this.#starts, this.#ofRows]
    for (const row of rows.rows())
      for (let at = starts[row]!, end = starts[row + 1]!; at < end; at++) counts[ofRows[at]!]!++
    return counted => counts[this.#slots.get(counted)!]!
  }
}

const tallyOf = onceFor((catalogue: Catalogue) => {
  const sets = catalogue.taxonomy.facets.flatMap(({ key }) => {
    const { terms, none, held, notCoded } = catalogue.facet(key)
    const ofTerms = [...terms.values()].flatMap(({ all, effect, basis }) => [
      all,
      ...Object.values(effect),
      ...Object.values(basis),
    ])
    return [...ofTerms, none, held, notCoded]
  })
  return new Tally(sets, catalogue.size)
})

/**
 * Counts rows once for all sets of all facets.
 * @returns how many of the rows are in a set of `catalogue.facet(…)`
 */
export function countAmong(catalogue: Catalogue, rows: Bitset): CountIn {
  return tallyOf(catalogue).among(rows)
}
