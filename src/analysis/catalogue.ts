import type { Finding, Recommendation, Review } from '../corpus/review.ts'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { Bitset } from './bitset.ts'
import { tagsOfFinding, tagsOfRecommendation, tagsOfReview, type EffectiveTags } from './effective-tags.ts'
import { FacetSets, type FacetRows } from './facet-sets.ts'

/** One thing that can be found. */
export type Row = { number: number; id: string; review: Review; tags: EffectiveTags } & (
  | { kind: 'finding'; item: Finding }
  | { kind: 'recommendation'; item: Recommendation }
  | { kind: 'review'; item?: undefined }
)

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
  readonly #sets: FacetSets

  /** @param sets of an earlier catalogue of the same reviews, which then need not be filled again */
  constructor(reviews: readonly Review[], taxonomy: Taxonomy, sets?: Uint8Array) {
    this.taxonomy = taxonomy
    this.rows = toRows(reviews, taxonomy)
    this.#byId = new Map(this.rows.map(row => [row.id, row]))
    this.#kinds = Object.fromEntries(
      KINDS.map(kind => [kind, this.rowsWhere(row => row.kind === kind)]),
    ) as Record<Kind, Bitset>
    this.demonstrations = this.rowsWhere(isDemonstration)
    this.#sets = new FacetSets(taxonomy, this.size, sets)
    if (!this.#sets.isFilled)
      for (const row of this.rows) this.#sets.add(row.number, row.kind, effectiveTags(row, taxonomy))
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
    return this.#sets.facet(key)
  }

  /** The sets of rows of all terms as bytes, for a catalogue of the same reviews. */
  get sets(): Uint8Array {
    return this.#sets.bytes
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
  for (const review of newestFirst)
    for (const item of [undefined, ...review.findings, ...review.recommendations])
      rows.push(new CatalogueRow(rows.length, review, item, taxonomy) as Row)
  return rows
}

/** A row whose tags are put together when somebody asks for them: of most rows nobody does. */
class CatalogueRow {
  readonly number: number
  readonly kind: Kind
  readonly id: string
  readonly review: Review
  readonly item: Finding | Recommendation | undefined
  readonly #taxonomy: Taxonomy
  #tags: EffectiveTags | undefined

  constructor(
    number: number,
    review: Review,
    item: Finding | Recommendation | undefined,
    taxonomy: Taxonomy,
  ) {
    this.number = number
    this.kind = item?.kind ?? 'review'
    this.id = item ? `${review.id}/${item.id}` : review.id
    this.review = review
    this.item = item
    this.#taxonomy = taxonomy
  }

  get tags(): EffectiveTags {
    return (this.#tags ??= effectiveTags(this, this.#taxonomy))
  }
}

function effectiveTags({ kind, review, item }: Omit<Row, 'tags'>, taxonomy: Taxonomy): EffectiveTags {
  if (!item) return tagsOfReview(review, taxonomy)
  return kind === 'finding'
    ? tagsOfFinding(item as Finding, review, taxonomy)
    : tagsOfRecommendation(item as Recommendation, review, taxonomy)
}
