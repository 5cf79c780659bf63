import { countFacets } from '../../../analysis/facet-counts.ts'
import { parseSearchQuery } from '../../../search/parse-search-query.ts'
import type { Facet } from '../../../taxonomy/facet.ts'
import type { Page } from '../../page.ts'

interface TermNode {
  label: string
  definition: string
  href: string
  retired: boolean
  count: number | undefined
  children: TermNode[]
}

export const taxonomyPage: Page = {
  path: '/taxonomy',
  template: 'pages/taxonomy/page.njk',
  section: 'taxonomy',
  view: (_request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const { query } = parseSearchQuery({ kind: 'review' }, taxonomy)
    const counts = new Map(
      countFacets(catalogue, query).flatMap(facet =>
        facet.terms.map(term => [`${facet.key}/${term.id}`, term.count] as const),
      ),
    )
    return {
      title: 'Terms',
      version: taxonomy.version,
      facets: taxonomy.facets.map(facet => ({
        key: facet.key,
        label: facet.label,
        question: facet.question,
        terms: facet.roots().map(term => toNode(facet, term.id, counts)),
        count: facet.terms.length,
      })),
    }
  },
}

function toNode(facet: Facet, id: string, counts: ReadonlyMap<string, number>): TermNode {
  const term = facet.term(id)!
  return {
    label: term.label,
    definition: term.definition,
    href: `/taxonomy/${facet.key}/${id}`,
    retired: term.retired,
    count: counts.get(`${facet.key}/${id}`),
    children: facet.children(id).map(child => toNode(facet, child, counts)),
  }
}
