import { KINDS, type Facet, type Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { Bitset } from './bitset.ts'
import type { EffectiveTags } from './effective-tags.ts'

/** Rows that carry a term, as a whole and by how they carry it. */
export interface TermRows {
  all: Bitset
  /** By effect: hindered, helped, mixed. Only of facets whose tags take an effect. */
  effect: Readonly<Record<string, Bitset>>
  /** By basis: stated, inferred, disputed. */
  basis: Readonly<Record<string, Bitset>>
}

/** What a facet says of the rows it was not simply tagged on. */
export interface FacetRows {
  terms: ReadonlyMap<string, TermRows>
  /** Coded, and nothing applied. */
  none: Bitset
  /** Coded, and not published. */
  held: Bitset
  notCoded: Bitset
}

/** Fills the sets of a facet. */
interface FacetFilling {
  facet: Facet
  found: FacetRows
  add: (row: number, own: EffectiveTags[string] | undefined) => void
}

/** The sets of all facets in one piece of memory, so that they can be kept and brought back as they are. */
export class FacetSets {
  readonly bytes: Uint8Array
  /** Whether they were brought back, so that nothing is to be added. */
  readonly isFilled: boolean
  readonly #facets: ReadonlyMap<string, FacetRows>
  readonly #byKind: Readonly<Record<Kind, readonly FacetFilling[]>>

  /**
   * @param size how many rows there are
   * @param ready the bytes of the same rows by the same taxonomy; of another length they are not used
   */
  constructor(taxonomy: Taxonomy, size: number, ready?: Uint8Array) {
    const setBytes = Math.ceil(size / 32) * 4
    const length = setBytes * taxonomy.facets.reduce((sum, facet) => sum + setsOf(facet, taxonomy), 0)
    this.isFilled = ready?.length === length && ready.byteOffset % 4 === 0
    this.bytes = this.isFilled ? ready! : new Uint8Array(length)
    const { buffer, byteOffset } = this.bytes
    let at = byteOffset
    const next = () => {
      const set = new Bitset(size, new Uint32Array(buffer, at, setBytes / 4))
      at += setBytes
      return set
    }
    const fillings = taxonomy.facets.map(facet => createFilling(facet, taxonomy, next))
    this.#facets = new Map(fillings.map(({ facet, found }) => [facet.key, found]))
    this.#byKind = Object.fromEntries(
      KINDS.map(kind => [kind, fillings.filter(({ facet }) => facet.describes(kind))]),
    ) as Record<Kind, FacetFilling[]>
  }

  facet(key: string): FacetRows {
    return this.#facets.get(key)!
  }

  /** Takes in a row. All facets at once: the tags of a row are brought from memory once, not once a facet. */
  add(row: number, kind: Kind, tags: EffectiveTags): void {
    for (const { facet, add } of this.#byKind[kind]) add(row, tags[facet.key])
  }
}

/** Ids of the values that the tags of a facet are split by. */
function splitsOf({ tagProperties }: Facet, name: 'effect' | 'basis', taxonomy: Taxonomy): string[] {
  return tagProperties.includes(name) ? taxonomy.list(name).values.map(({ id }) => id) : []
}

function setsOf(facet: Facet, taxonomy: Taxonomy): number {
  const splits = splitsOf(facet, 'effect', taxonomy).length + splitsOf(facet, 'basis', taxonomy).length
  return facet.terms.length * (1 + splits) + 3
}

/** @param next gives the sets in an order that is always the same */
function createFilling(facet: Facet, taxonomy: Taxonomy, next: () => Bitset): FacetFilling {
  const effects = splitsOf(facet, 'effect', taxonomy)
  const bases = splitsOf(facet, 'basis', taxonomy)
  const each = (ids: readonly string[]) => Object.fromEntries(ids.map(id => [id, next()]))
  const terms = new Map(
    facet.terms.map((term): [string, TermRows] => [
      term.id,
      { all: next(), effect: each(effects), basis: each(bases) },
    ]),
  )
  const found = { terms, none: next(), held: next(), notCoded: next() }
  // A term is met in thousands of rows; what stands above it is looked up once.
  const counting = new Map(
    facet.terms.map(({ id }) => [id, facet.withAncestors(id).flatMap(term => terms.get(term) ?? [])]),
  )
  const add = (row: number, own: EffectiveTags[string] | undefined): void => {
    if (own === undefined) return found.notCoded.add(row)
    if (own === 'held') return found.held.add(row)
    if (own.length === 0) return found.none.add(row)
    for (const tag of own)
      for (const sets of counting.get(tag.term) ?? []) {
        sets.all.add(row)
        if (effects.length > 0) sets.effect[tag.effect ?? 'hindered']?.add(row)
        if (bases.length > 0) sets.basis[tag.basis ?? 'stated']?.add(row)
      }
  }
  return { facet, found, add }
}
