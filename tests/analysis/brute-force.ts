import type { Narrowing } from '../../src/analysis/selection.ts'
import type { Item, Review } from '../../src/corpus/review.ts'
import type { Kind } from '../../src/taxonomy/facet.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'

/*
 * The rules of tags, filters and counts a second time, written plainly and slowly: one row after the other, from
 * the tags as they stand in the reviews. It shares nothing with src/analysis, so that one can be held to the other.
 */

/** Terms with all that stands above them; undefined where not coded, none where coded as none. */
type Coded =
  { terms: Set<string>; plain: Array<{ term: string; effect: string; basis: string }> } | 'held' | undefined

export interface PlainRow {
  id: string
  kind: Kind
  review: Review
  coded: Record<string, Coded>
}

/** Every finding, recommendation and review that is not withdrawn, with its tags as they count. */
export function plainRows(reviews: readonly Review[], taxonomy: Taxonomy): PlainRow[] {
  return reviews
    .filter(review => !review.withdrawn)
    .flatMap(review => [
      plainRow('review', review, undefined, taxonomy),
      ...review.findings.map(item => plainRow('finding', review, item, taxonomy)),
      ...review.recommendations.map(item => plainRow('recommendation', review, item, taxonomy)),
    ])
}

function plainRow(kind: Kind, review: Review, item: Item | undefined, taxonomy: Taxonomy): PlainRow {
  const coded: PlainRow['coded'] = {}
  for (const facet of taxonomy.facets) {
    const found = placesOf(kind, review, item, [...facet.appliesTo])
      .map(place => place.tags[facet.key])
      .filter(tags => tags !== undefined)
    if (found.length === 0) continue
    if (found.includes('held')) {
      coded[facet.key] = 'held'
      continue
    }
    const tags = found.flatMap(one => (one === 'held' ? [] : one))
    const terms = new Set<string>()
    for (const tag of tags) {
      for (let id: string | undefined = tag.term; id; id = facet.terms.find(term => term.id === id)?.broader)
        terms.add(id)
    }
    const plain = tags.map(({ term, effect = 'hindered', basis = 'stated' }) => ({ term, effect, basis }))
    coded[facet.key] = { terms, plain }
  }
  return { id: item ? `${review.id}/${item.id}` : review.id, kind, review, coded }
}

/** Where the tags of a facet are taken from. */
function placesOf(
  kind: Kind,
  review: Review,
  item: Item | undefined,
  levels: string[],
): Array<Review | Item> {
  if (kind === 'review') return [review, ...review.findings, ...review.episodes, ...review.recommendations]
  if (item && levels.includes(kind)) return [item]
  if (item?.kind === 'recommendation' && levels.includes('finding'))
    return review.findings.filter(finding => item.addresses.includes(finding.id))
  return levels.join() === 'review' ? [review] : []
}

/** Whether a row is invented. */
function isInvented(row: PlainRow): boolean {
  return carries(row, 'record', 'demonstration')
}

export function carries(row: PlainRow, facet: string, term: string): boolean {
  const coded = row.coded[facet]
  return coded !== undefined && coded !== 'held' && coded.terms.has(term)
}

/** Whether a row meets a query, apart from its words. */
export function meets(row: PlainRow, { kind, filters, from, to, area }: Narrowing): boolean {
  const year = Number(row.review.published.slice(0, 4))
  const wantsInvented = filters['record']?.join() === 'demonstration'
  return (
    row.kind === kind &&
    isInvented(row) === wantsInvented &&
    Object.entries(filters).every(([facet, terms]) => terms.some(term => carries(row, facet, term))) &&
    (from === undefined || year >= from) &&
    (to === undefined || year <= to) &&
    (area.length === 0 || area.some(name => name.toLowerCase() === row.review.area.toLowerCase()))
  )
}

/** A query with one term in the place of what it chose of a facet: what following that term would ask. */
export function choosing(query: Narrowing, facet: string, term: string): Narrowing {
  return { ...query, filters: { ...query.filters, [facet]: [term] } }
}

/** A query without what it chose of a facet. */
export function letting(query: Narrowing, facet: string): Narrowing {
  const filters = { ...query.filters }
  delete filters[facet]
  return { ...query, filters }
}
