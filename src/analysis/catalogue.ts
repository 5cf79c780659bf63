import type { Finding, Recommendation, Review } from '../corpus/review.ts'
import { KINDS, type Facet, type Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { Bitset } from './bitset.ts'
import { tagsOfFinding, tagsOfRecommendation, tagsOfReview, type EffectiveTags } from './effective-tags.ts'

/** One thing that can be found. */
export type Row = { number: number; id: string; review: Review; tags: EffectiveTags } & (
  | { kind: 'finding'; item: Finding }
  | { kind: 'recommendation'; item: Recommendation }
  | { kind: 'review'; item?: undefined }
)

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

/** An invented record is found only by asking for it. */
export const DEMONSTRATION = 'demonstration'

/**
 * Every finding, recommendation and review as a numbered row, newest first, with a set of rows for each term:
 * counts and filters are taken here, and never need the search engine.
 */
export class Catalogue {
  readonly taxonomy: Taxonomy
  readonly rows: readonly Row[]
  readonly demonstrations: Bitset
  readonly #byId: ReadonlyMap<string, Row>
  readonly #kinds: Readonly<Record<Kind, Bitset>>
  readonly #facets: ReadonlyMap<string, FacetRows>

  constructor(reviews: readonly Review[], taxonomy: Taxonomy) {
    this.taxonomy = taxonomy
    this.rows = toRows(reviews, taxonomy)
    this.#byId = new Map(this.rows.map(row => [row.id, row]))
    this.#kinds = Object.fromEntries(
      KINDS.map(kind => [kind, this.rowsWhere(row => row.kind === kind)]),
    ) as Record<Kind, Bitset>
    this.demonstrations = this.rowsWhere(isDemonstration)
    this.#facets = indexFacets(this.rows, taxonomy)
  }

  get size(): number {
    return this.rows.length
  }

  row(id: string): Row | undefined {
    return this.#byId.get(id)
  }

  kind(kind: Kind): Bitset {
    return this.#kinds[kind]
  }

  facet(key: string): FacetRows {
    return this.#facets.get(key)!
  }

  /** Rows with any of some terms of a facet or of what stands below them. */
  withAnyTerm(facet: string, terms: readonly string[]): Bitset {
    const rows = this.facet(facet).terms
    return terms.reduce((set, term) => {
      const found = rows.get(term)
      return found ? set.or(found.all) : set
    }, new Bitset(this.size))
  }

  /** Rows of each review, in the order of the rows. */
  byReview(): Map<string, Row[]> {
    const byReview = new Map<string, Row[]>()
    for (const row of this.rows) {
      const rows = byReview.get(row.review.id)
      if (rows) rows.push(row)
      else byReview.set(row.review.id, [row])
    }
    return byReview
  }

  rowsWhere(test: (row: Row) => boolean): Bitset {
    return Bitset.of(
      this.size,
      this.rows.filter(test).map(row => row.number),
    )
  }

  /** How many different reviews a set of rows comes from. */
  reviewsOf(set: Bitset): number {
    let count = 0
    let last: Review | undefined
    // Rows of one review stand together.
    for (const number of set.rows()) {
      const { review } = this.rows[number]!
      if (review !== last) count += 1
      last = review
    }
    return count
  }
}

export function isDemonstration({ review }: { review: Review }): boolean {
  const record = review.tags['record']
  return record !== undefined && record !== 'held' && record.some(tag => tag.term === DEMONSTRATION)
}

/** Reviews that are neither invented nor withdrawn, newest first. */
export function realReviews({ rows, demonstrations }: Pick<Catalogue, 'rows' | 'demonstrations'>): Review[] {
  return rows.flatMap(({ kind, number, review }) =>
    kind === 'review' && !demonstrations.has(number) ? [review] : [],
  )
}

function toRows(reviews: readonly Review[], taxonomy: Taxonomy): Row[] {
  const newestFirst = reviews
    .filter(review => review.withdrawn === undefined)
    .toSorted((a, b) => b.published.localeCompare(a.published) || a.id.localeCompare(b.id))
  const rows: Row[] = []
  for (const review of newestFirst) {
    const { id } = review
    rows.push({ kind: 'review', number: rows.length, id, review, tags: tagsOfReview(review, taxonomy) })
    for (const item of review.findings) {
      const tags = tagsOfFinding(item, review, taxonomy)
      rows.push({ kind: 'finding', number: rows.length, id: `${id}/${item.id}`, review, item, tags })
    }
    for (const item of review.recommendations) {
      const tags = tagsOfRecommendation(item, review, taxonomy)
      rows.push({ kind: 'recommendation', number: rows.length, id: `${id}/${item.id}`, review, item, tags })
    }
  }
  return rows
}

/** The sets of every facet, filled row by row: a row of a large library is brought from memory once, not once a facet. */
function indexFacets(rows: readonly Row[], taxonomy: Taxonomy): Map<string, FacetRows> {
  const counts = taxonomy.facets.map(facet => createFacetCount(facet, rows.length, taxonomy))
  const byKind = Object.fromEntries(
    KINDS.map(kind => [kind, counts.filter(({ facet }) => facet.describes(kind))]),
  ) as Record<Kind, typeof counts>
  for (const { number, tags, kind } of rows)
    for (const count of byKind[kind]) count.add(number, tags[count.facet.key])
  return new Map(counts.map(({ facet, found }) => [facet.key, found]))
}

function createFacetCount(facet: Facet, size: number, taxonomy: Taxonomy) {
  const takesEffect = facet.tagProperties.includes('effect')
  const takesBasis = facet.tagProperties.includes('basis')
  const terms = new Map(
    facet.terms.map((term): [string, TermRows] => [
      term.id,
      {
        all: new Bitset(size),
        effect: takesEffect ? splits(size, 'effect', taxonomy) : {},
        basis: takesBasis ? splits(size, 'basis', taxonomy) : {},
      },
    ]),
  )
  const found = { terms, none: new Bitset(size), held: new Bitset(size), notCoded: new Bitset(size) }
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
        if (takesEffect) sets.effect[tag.effect ?? 'hindered']?.add(row)
        if (takesBasis) sets.basis[tag.basis ?? 'stated']?.add(row)
      }
  }
  return { facet, found, add }
}

function splits(size: number, list: string, taxonomy: Taxonomy): Record<string, Bitset> {
  return Object.fromEntries(taxonomy.list(list).values.map(({ id }) => [id, new Bitset(size)]))
}
