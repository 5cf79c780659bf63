import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Item, Review, Tags } from './review.ts'

/**
 * The review as anybody may see it. Where child detail is held, values that say something of the child are
 * replaced by `held`, everywhere at once, so that nothing built from the result can let them out.
 */
export function toPublicReview(review: Review, taxonomy: Taxonomy): Review {
  if (review.childDetail === 'open') return review
  const held = (tags: Tags): Tags =>
    Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [
        key,
        taxonomy.facet(key)?.childLevel ? ('held' as const) : value,
      ]),
    )
  const item = <T extends Item>(one: T): T => ({ ...one, tags: held(one.tags) })
  return {
    ...review,
    tags: held(review.tags),
    findings: review.findings.map(item),
    episodes: review.episodes.map(item),
    recommendations: review.recommendations.map(item),
  }
}
