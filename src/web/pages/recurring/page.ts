import { realReviews } from '../../../analysis/catalogue.ts'
import { recurringFacets, recurringTerms, type RecurringTerm } from '../../../analysis/recurring-terms.ts'
import { HOW_MEASURED, NO_CAUSE, RECURRENCE_LIMITS } from '../../../analysis/recurrence-words.ts'
import type { Page } from '../../page.ts'

/** What is shown to who chose nothing: why practice made sense at the time. */
const FIRST_SHOWN = 'systems-factor'

export const recurringPage: Page = {
  path: '/trends/recurring',
  template: 'pages/recurring/page.njk',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const facets = recurringFacets(taxonomy)
    const { facet: asked, ...others } = request.query
    const chosen = facets.find(({ key }) => key === asked)
    const facet = chosen ?? facets.find(({ key }) => key === FIRST_SHOWN) ?? facets[0]!
    const terms = recurringTerms(catalogue, facet).map(one => presentTerm(facet.key, one))
    return {
      title: `Lessons that come back: ${facet.label.toLowerCase()}`,
      notices: [
        ...(asked !== undefined && asked !== '' && !chosen
          ? ['There is no such choice of what is counted; it was left aside.']
          : []),
        ...Object.keys(others).map(
          name => `There is no parameter \`${name.slice(0, 60)}\`; it was left aside.`,
        ),
      ],
      facet: { key: facet.key, label: facet.label, question: facet.question },
      facets: facets.map(({ key, label }) => ({ id: key, label })),
      library: realReviews(catalogue).length,
      terms: terms.filter(({ reviews }) => reviews > 1),
      once: terms.filter(({ reviews }) => reviews <= 1),
      ...{ limits: RECURRENCE_LIMITS, measured: HOW_MEASURED, noCause: NO_CAUSE },
      csvHref: `/api/v1/recurrence.csv?facet=${facet.key}`,
      jsonHref: `/api/v1/recurrence?facet=${facet.key}`,
    }
  },
}

function presentTerm(
  facet: string,
  { term, reviews, notStated, coded, decades, first, last, closedThenFound }: RecurringTerm,
) {
  return {
    label: term.label,
    href: `/taxonomy/${facet}/${term.id}/recurrence`,
    ...{ reviews, notStated, coded, closedThenFound },
    decades: decades.length,
    which: decades.map(decade => `${decade}s`).join(', '),
    span: first === undefined ? 'none' : first === last ? String(first) : `${first} to ${last}`,
  }
}
