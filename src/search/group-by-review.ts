import type { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import type { Review } from '../corpus/review.ts'
import type { SearchQuery } from './search-params.ts'

/** What a page of results can be grouped by. */
export type Grouping = 'review'

/** A review with all that matches in it, in the order of the review. */
export interface ReviewGroup {
  review: Review
  rows: Row[]
}

/**
 * Matches under their reviews. Exact, and so in an order that needs no ranking: reviews with most matches first where
 * words are looked for, by year of publication where that is asked for.
 * @param selected the matches
 */
export function groupByReview(
  catalogue: Catalogue,
  selected: Bitset,
  { sort, q }: Pick<SearchQuery, 'sort' | 'q'>,
): ReviewGroup[] {
  const groups = new Map<Review, Row[]>()
  for (const number of selected.rows()) {
    const row = catalogue.rows[number]!
    const rows = groups.get(row.review)
    if (rows) rows.push(row)
    else groups.set(row.review, [row])
  }
  // Rows stand newest first, and so do the groups made of them.
  const newestFirst = [...groups].map(([review, rows]) => ({ review, rows }))
  if (sort === 'oldest') return newestFirst.toSorted((a, b) => compare(a.review, b.review))
  return sort === 'relevance' && q !== ''
    ? newestFirst.toSorted((a, b) => b.rows.length - a.rows.length)
    : newestFirst
}

function compare(a: Review, b: Review): number {
  return a.published.localeCompare(b.published)
}
