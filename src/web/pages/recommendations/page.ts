import { listRecommendations, NONE_RECORDED } from '../../../analysis/recommendation-list.ts'
import { recommendationFilters } from '../../../analysis/recommendation-filters.ts'
import { presentItem, presentRecord } from '../../presenters/present-review.ts'
import { presentPages } from '../../presenters/present-pages.ts'
import type { Page } from '../../page.ts'

const PER_PAGE = 20

export const recommendationsPage: Page = {
  path: '/recommendations',
  template: 'pages/recommendations/page.njk',
  section: 'recommendations',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const { filters, chosen, notices } = recommendationFilters(request.query, taxonomy)
    const rows = listRecommendations(catalogue, filters, new Date().toISOString().slice(0, 10))
    const all = catalogue.kind('recommendation').andNot(catalogue.demonstrations).count()
    const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE))
    const page = Math.min(pages, Math.max(1, Math.floor(Number(request.query['page'])) || 1))
    const statuses = [
      { id: NONE_RECORDED, label: 'None recorded' },
      ...taxonomy.list('recommendation-status').values.map(({ id, label }) => ({ id, label })),
    ]
    return {
      title: 'Recommendations',
      notices,
      chosen,
      total: rows.length,
      all,
      reviews: new Set(rows.map(row => row.review.id)).size,
      statuses,
      strengths:
        taxonomy
          .facet('action-type')
          ?.roots()
          .map(({ id, label }) => ({ id, label })) ?? [],
      items: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ item, review }) => ({
        ...presentItem(item, review, item.tags, [], taxonomy),
        lead: item.lead.text,
        record: presentRecord(review, taxonomy),
      })),
      pages: presentPages(
        page,
        pages,
        to =>
          `/recommendations?${new URLSearchParams([...Object.entries(chosen).filter(([, value]) => value !== ''), ['page', String(to)]]).toString()}`,
      ),
    }
  },
}
