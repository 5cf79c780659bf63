import type { SharedTerm } from '../../analysis/shared-by.ts'
import type { SimilarItem } from '../../analysis/similar.ts'
import type { TagPlace } from '../../analysis/similar-tags.ts'
import { addressOf } from '../../corpus/item-address.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentRecord } from './present-review.ts'
import { presentTags } from './present-tags.ts'

/** Whose tags are shared, in the order in which they are named, and how many of each are. */
const PLACES: ReadonlyArray<{ place: TagPlace; label: string; most: number }> = [
  { place: 'item', label: 'Both are tagged', most: 5 },
  { place: 'addressed', label: 'Both address findings tagged', most: 4 },
  { place: 'review', label: 'Both reviews are tagged', most: 4 },
]

/** A finding or recommendation that is like another, and what the two share. */
export function presentSimilar({ row, shared }: SimilarItem, taxonomy: Taxonomy) {
  return {
    number: row.item.id,
    id: row.id,
    title: row.item.title,
    href: addressOf(row.id),
    record: presentRecord(row.review, taxonomy),
    to: row.kind === 'recommendation' ? row.item.to : [],
    shared: PLACES.map(({ place, label, most }) => {
      const terms = shared.terms.filter(term => term.of === place)
      return {
        label,
        terms: terms.slice(0, most).flatMap(term => presentTerm(term, taxonomy)),
        more: Math.max(0, terms.length - most),
      }
    }).filter(({ terms }) => terms.length > 0),
    words: shared.words,
  }
}

/** Terms of reviews are of many facets, and `1 to 5` says nothing without the name of its own. */
function presentTerm({ facet, id, of, effect, basis }: SharedTerm, taxonomy: Taxonomy) {
  const tag = { term: id, ...(effect && { effect }), ...(basis && { basis }) }
  return presentTags({ [facet]: [tag] }, taxonomy).flatMap(({ label, tags }) =>
    tags.map(({ label: term, href, marks }) => ({
      facet: of === 'review' ? label : undefined,
      label: term,
      href,
      marks,
    })),
  )
}
