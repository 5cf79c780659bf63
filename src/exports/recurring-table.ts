import type { Catalogue } from '../analysis/catalogue.ts'
import { recurringTerms } from '../analysis/recurring-terms.ts'
import type { Facet } from '../taxonomy/facet.ts'

/** The terms of a facet that come back, as the table that is taken away: counts each with what they are out of. */
export function toRecurringTable(
  catalogue: Catalogue,
  facet: Facet,
): { columns: string[]; rows: string[][] } {
  return {
    columns: [
      'facet',
      'term',
      'label',
      'reviews_stated',
      'reviews_inferred_or_disputed',
      'of_reviews_coded',
      'decades',
      'first_published',
      'last_published',
      'closed_later_found_again',
    ],
    rows: recurringTerms(catalogue, facet).map(one =>
      [
        facet.key,
        one.term.id,
        one.term.label,
        one.reviews,
        one.notStated,
        one.coded,
        one.decades.map(decade => `${decade}s`).join('; '),
        one.first ?? '',
        one.last ?? '',
        one.closedThenFound,
      ].map(String),
    ),
  }
}
