import type { Facet, Term } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Catalogue } from './catalogue.ts'
import { countClosedThenFound } from './closed-then-found.ts'
import { onceFor } from './once-for.ts'
import { hasRecurrence, recurrenceOf } from './recurrence.ts'

/** How often a term came back. */
export interface RecurringTerm {
  term: Term
  /** Different reviews whose report states it. */
  reviews: number
  /** Further reviews in which it is only inferred or disputed. */
  notStated: number
  /** Reviews on which the facet was coded: what both are out of. */
  coded: number
  /** First years of the decades of publication of the reviews that state it. */
  decades: number[]
  /** Years of publication of the first and the last of them; undefined where there is none. */
  first: number | undefined
  last: number | undefined
  /** Recommendations that were closed as done or effective before it was found again. */
  closedThenFound: number
}

/** Facets whose terms are lessons that can come back; what is said of a review as a whole, such as who took part, is none. */
export function recurringFacets({ facets }: Pick<Taxonomy, 'facets'>): Facet[] {
  return facets.filter(facet => hasRecurrence(facet) && !facet.appliesTo.includes('review'))
}

const countedOf = onceFor((_: Catalogue) => new Map<string, RecurringTerm[]>())

/**
 * The terms of a facet that may be tagged and that some review records, those in most reviews first, then those of
 * most decades. Upper terms are left out, since they hold what stands below them. Counted once for a catalogue.
 */
export function recurringTerms(catalogue: Catalogue, facet: Facet): RecurringTerm[] {
  const known = countedOf(catalogue)
  const counted = known.get(facet.key) ?? countTerms(catalogue, facet)
  known.set(facet.key, counted)
  return counted
}

function countTerms(catalogue: Catalogue, facet: Facet): RecurringTerm[] {
  return facet.terms
    .filter(({ id }) => facet.canTag(id))
    .map(term => countTerm(catalogue, facet, term))
    .filter(({ reviews, notStated }) => reviews + notStated > 0)
    .sort(
      (a, b) =>
        b.reviews - a.reviews ||
        b.decades.length - a.decades.length ||
        a.term.label.localeCompare(b.term.label),
    )
}

function countTerm(catalogue: Catalogue, facet: Facet, term: Term): RecurringTerm {
  const { reviews, stated, coded } = recurrenceOf(catalogue, { facet, term: term.id })
  const years = reviews.filter(({ basis }) => basis === 'stated').map(({ year }) => year)
  return {
    ...{ term, coded, reviews: stated, notStated: reviews.length - stated },
    decades: [...new Set(years.map(year => year - (year % 10)))],
    first: years[0],
    last: years.at(-1),
    closedThenFound: countClosedThenFound(reviews, catalogue.taxonomy.addressees),
  }
}
