import type { Finding, Recommendation, Review } from '../corpus/review.ts'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
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
    this.#facets = new Map(
      taxonomy.facets.map(facet => [facet.key, indexFacet(facet.key, this.rows, taxonomy)]),
    )
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
    for (const row of this.rows) byReview.set(row.review.id, [...(byReview.get(row.review.id) ?? []), row])
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
  const rows: Array<Omit<Row, 'number'>> = newestFirst.flatMap(review => [
    { kind: 'review' as const, id: review.id, review, tags: tagsOfReview(review, taxonomy) },
    ...review.findings.map(item => ({
      kind: 'finding' as const,
      id: `${review.id}/${item.id}`,
      review,
      item,
      tags: tagsOfFinding(item, review, taxonomy),
    })),
    ...review.recommendations.map(item => ({
      kind: 'recommendation' as const,
      id: `${review.id}/${item.id}`,
      review,
      item,
      tags: tagsOfRecommendation(item, review, taxonomy),
    })),
  ])
  return rows.map((row, number) => ({ ...row, number }) as Row)
}

function indexFacet(key: string, rows: readonly Row[], taxonomy: Taxonomy): FacetRows {
  const facet = taxonomy.facet(key)!
  const size = rows.length
  const terms = new Map(
    facet.terms.map(term => [
      term.id,
      {
        all: new Bitset(size),
        effect: splits(size, facet.tagProperties.includes('effect'), 'effect', taxonomy),
        basis: splits(size, facet.tagProperties.includes('basis'), 'basis', taxonomy),
      },
    ]),
  )
  const special = { none: new Bitset(size), held: new Bitset(size), notCoded: new Bitset(size) }
  for (const { number, tags, kind } of rows) {
    if (!facet.describes(kind)) continue
    const own = tags[key]
    if (own === undefined) special.notCoded.add(number)
    else if (own === 'held') special.held.add(number)
    else if (own.length === 0) special.none.add(number)
    else {
      for (const tag of own) {
        for (const id of facet.withAncestors(tag.term)) {
          const sets = terms.get(id)
          sets?.all.add(number)
          sets?.effect[tag.effect ?? 'hindered']?.add(number)
          sets?.basis[tag.basis ?? 'stated']?.add(number)
        }
      }
    }
  }
  return { terms, ...special }
}

function splits(size: number, taken: boolean, list: string, taxonomy: Taxonomy): Record<string, Bitset> {
  return taken ? Object.fromEntries(taxonomy.list(list).values.map(({ id }) => [id, new Bitset(size)])) : {}
}
