import { unaddressedFindings, UNADDRESSED_LIMITS } from '../../../analysis/recommendation-chain.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import type { Page } from '../../page.ts'
import { presentPages } from '../../presenters/present-pages.ts'
import { presentRecord } from '../../presenters/present-review.ts'

const PER_PAGE = 20

export const unaddressedPage: Page = {
  path: '/recommendations/unaddressed',
  template: 'pages/unaddressed/page.njk',
  section: 'recommendations',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const { rows, of, reviews } = unaddressedFindings(catalogue)
    const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE))
    const page = Math.min(pages, Math.max(1, Math.floor(Number(request.query['page'])) || 1))
    return {
      title: 'Findings that no recommendation addresses',
      limits: UNADDRESSED_LIMITS,
      count: rows.length,
      of,
      reviews,
      items: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ id, item, review }) => ({
        id,
        number: item.id,
        title: item.title,
        href: addressOf(id),
        lead: item.lead.text,
        record: presentRecord(review, taxonomy),
        asked: review.recommendations.length,
      })),
      pages: presentPages(page, pages, to => `/recommendations/unaddressed?page=${to}`),
    }
  },
}
