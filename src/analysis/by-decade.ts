import type { Kind } from '../taxonomy/facet.ts'
import type { Catalogue } from './catalogue.ts'

/** One decade of publication. */
export interface DecadeCount {
  /** Its first year: 1990 for 1990 to 1999. */
  decade: number
  /** Rows that carry the term or one below it. */
  count: number
  /** Rows of the kind on which the facet was coded: what the count is out of. */
  base: number
}

/**
 * A term through time: rows of a kind by the decade in which their review was published, from the first decade of
 * the collection to its last, empty ones included. Demonstrations are left out.
 */
export function countByDecade(catalogue: Catalogue, kind: Kind, facet: string, term: string): DecadeCount[] {
  const { terms, notCoded, held } = catalogue.facet(facet)
  const carrying = terms.get(term)!.all
  const decades = new Map<number, DecadeCount>()
  for (const number of catalogue.kind(kind).andNot(catalogue.demonstrations).rows()) {
    const decade = Math.floor(Number(catalogue.rows[number]!.review.published.slice(0, 4)) / 10) * 10
    const found = decades.get(decade) ?? { decade, count: 0, base: 0 }
    decades.set(decade, found)
    if (!notCoded.has(number) && !held.has(number)) found.base += 1
    if (carrying.has(number)) found.count += 1
  }
  if (decades.size === 0) return []
  const first = Math.min(...decades.keys())
  const length = (Math.max(...decades.keys()) - first) / 10 + 1
  return Array.from(
    { length },
    (_, index) => decades.get(first + index * 10) ?? { decade: first + index * 10, count: 0, base: 0 },
  )
}
