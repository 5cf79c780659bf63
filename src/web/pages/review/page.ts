import { strengthMix } from '../../../analysis/strength-mix.ts'
import { addressOf } from '../../../corpus/item-address.ts'
import { itemsOf } from '../../../corpus/corpus.ts'
import type { Page } from '../../page.ts'
import { teachingLinks } from '../../teaching-links.ts'
import { anchorsOnce } from '../../presenters/anchors-once.ts'
import { presentChain } from '../../presenters/present-chain.ts'
import { presentItem, presentRecord } from '../../presenters/present-review.ts'
import { presentStrength } from '../../presenters/present-strength.ts'
import { presentTags } from '../../presenters/present-tags.ts'
import { presentCitation } from '../../presenters/present-citation.ts'
import { siteAddress } from '../../../config.ts'

/** Sections that stand before the findings, as the anatomy of a review has them. */
const BEFORE_FINDINGS = new Set(['summary', 'why-this-matters', 'timeline', 'voice-of-the-child-and-family'])

export const reviewPage: Page = {
  path: '/reviews/:id',
  template: 'pages/review/page.njk',
  section: 'reviews',
  view: async (request, { library, config }) => {
    const { corpus, taxonomy } = library.snapshot
    const review = corpus.review(String(request.params['id']))
    if (!review) return undefined
    const record = presentRecord(review, taxonomy)
    if (review.withdrawn) return { title: review.title, record }
    const body = await corpus.body(review.id)
    const once = anchorsOnce()
    const before = body.sections.filter(section => BEFORE_FINDINGS.has(section.slug)).map(once)
    const items = itemsOf(review).map(item =>
      presentItem(item, review, item.tags, (body.items[item.id] ?? []).map(once), taxonomy),
    )
    const after = body.sections.filter(section => !BEFORE_FINDINGS.has(section.slug)).map(once)
    return {
      title: review.title,
      record,
      isRecord: true,
      materials: teachingLinks(record.href),
      facets: presentTags(
        review.tags,
        taxonomy,
        new Set(taxonomy.facetsAt('review').map(facet => facet.key)),
      ),
      before,
      after,
      groups: [
        { slug: 'findings', heading: 'Findings', items: items.filter(item => item.kind === 'finding') },
        {
          slug: 'key-practice-episodes',
          heading: 'Key practice episodes',
          items: items.filter(item => item.kind === 'episode'),
        },
        {
          slug: 'recommendations',
          heading: 'Recommendations',
          items: items.filter(item => item.kind === 'recommendation'),
        },
      ].filter(group => group.items.length > 0),
      strength:
        review.recommendations.length > 0
          ? presentStrength(strengthMix(review.recommendations, taxonomy))
          : undefined,
      chain: presentChain(review, taxonomy),
      citation: presentCitation({ review }, { name: config.siteName, address: siteAddress(config) }),
      markdownHref: `/api/v1${addressOf(review.id)}.md`,
      jsonHref: `/api/v1${addressOf(review.id)}`,
    }
  },
}
