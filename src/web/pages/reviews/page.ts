import { addressOf } from '../../../corpus/item-address.ts'
import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import { presentRecord } from '../../presenters/present-review.ts'

/** How the list can be ordered; each order also says under which headings the reviews stand. */
const ORDERS = { year: 'Year', area: 'Place', title: 'Title' } as const
type Order = keyof typeof ORDERS

function isOrder(asked: unknown): asked is Order {
  return typeof asked === 'string' && Object.hasOwn(ORDERS, asked)
}

export const reviewsPage: Page = {
  path: '/reviews',
  template: 'pages/reviews/page.njk',
  section: 'reviews',
  view: (request, { library }) => {
    const { catalogue, taxonomy } = library.snapshot
    const asked = request.query['order']
    const order = isOrder(asked) ? asked : 'year'
    const rows = catalogue.rows.filter(
      row => row.kind === 'review' && !catalogue.demonstrations.has(row.number),
    )
    const reviews = rows.map(({ review }) => ({
      ...presentRecord(review, taxonomy),
      href: addressOf(review.id),
      findings: review.findings.length,
      recommendations: review.recommendations.length,
      lead: review.lead.text,
    }))
    return {
      title: 'Reviews',
      coverage: presentCoverage(catalogue),
      demonstrations: catalogue.kind('review').countAnd(catalogue.demonstrations),
      orders: Object.entries(ORDERS).map(([key, label]) => ({
        label,
        href: key === 'year' ? '/reviews' : `/reviews?order=${key}`,
        current: key === order,
      })),
      groups: group(reviews, order),
    }
  },
}

type Listed = ReturnType<typeof presentRecord> & { findings: number; recommendations: number; lead: string }

function group(reviews: readonly Listed[], order: Order): Array<{ heading: string; reviews: Listed[] }> {
  const headingOf = (review: Listed) =>
    order === 'year'
      ? `${review.year.slice(0, 3)}0s`
      : order === 'area'
        ? review.nation
        : review.title.charAt(0).toUpperCase()
  const sorted =
    order === 'year'
      ? [...reviews]
      : reviews.toSorted(
          (a, b) =>
            headingOf(a).localeCompare(headingOf(b)) ||
            (order === 'area' ? a.area.localeCompare(b.area) : a.title.localeCompare(b.title)),
        )
  const groups = new Map<string, Listed[]>()
  for (const review of sorted)
    groups.set(headingOf(review), [...(groups.get(headingOf(review)) ?? []), review])
  return [...groups].map(([heading, members]) => ({ heading, reviews: members }))
}
