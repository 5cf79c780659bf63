import { countFacets, type FacetCount } from '../../../analysis/facet-counts.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import { parseSearchQuery } from '../../../search/parse-search-query.ts'
import { toSearchUrl } from '../../../search/to-query-string.ts'
import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import { presentRecord } from '../../presenters/present-review.ts'

/** Facets that are offered as ways in, and how many of their terms. */
const WAYS = ['practice-theme', 'systems-factor', 'agency']
const TERMS = 8
const NEWEST = 6

/** Searches that lead somewhere; a test holds that each finds what it should. */
export const EXAMPLES = ['school thought she had moved', 'hungry at school', 'home education']

export const homePage: Page = {
  path: '/',
  template: 'pages/home/page.njk',
  view: (_request, { library, config }) => {
    const { catalogue, taxonomy } = library.snapshot
    const { query } = parseSearchQuery({}, taxonomy)
    const facets = countFacets(catalogue, query)
    const newest = catalogue.rows
      .filter(row => row.kind === 'review' && !catalogue.demonstrations.has(row.number))
      .slice(0, NEWEST)
    return {
      title: config.siteName,
      coverage: presentCoverage(catalogue),
      ways: WAYS.flatMap(key => {
        const facet = facets.find(one => one.key === key)
        return facet
          ? [
              {
                label: facet.label,
                question: taxonomy.facet(key)!.question,
                terms: mostFound(facet).map(term => ({
                  label: term.label,
                  count: term.count,
                  href: toSearchUrl({ ...query, filters: { [key]: [term.id] } }),
                })),
              },
            ]
          : []
      }),
      newest: newest.map(({ review }) => ({
        ...presentRecord(review, taxonomy),
        href: addressOf(review.id),
        findings: review.findings.length,
      })),
      examples: EXAMPLES.map(q => ({ q, href: toSearchUrl({ ...query, q }) })),
    }
  },
}

/** The terms that lead somewhere, those with most findings first; headings of a facet stand for what is below them. */
function mostFound({ terms }: FacetCount) {
  const parents = new Set(terms.map(term => term.broader))
  return terms
    .filter(term => term.count > 0 && !parents.has(term.id))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label))
    .slice(0, TERMS)
}
