import type { Finding, Recommendation, Review, Tag, Tags } from '../corpus/review.ts'
import { itemsOf } from '../corpus/corpus.ts'
import type { Facet } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

/** A tag as it counts for a row: its own, inherited from the review, or by way of a finding. */
export interface EffectiveTag extends Tag {
  /** Number of the finding it comes from: of a recommendation that addresses it, or of a review's items. */
  via?: string
}

/** Effective tags by facet: absent where not coded, `held` where not published. */
export type EffectiveTags = Readonly<Record<string, readonly EffectiveTag[] | 'held'>>

/** A finding counts its own tags, and inherits facets that apply to reviews alone. */
export function tagsOfFinding(finding: Finding, review: Review, taxonomy: Taxonomy): EffectiveTags {
  return collect(taxonomy, facet =>
    facet.appliesTo.includes('finding')
      ? finding.tags[facet.key]
      : facet.reviewOnly
        ? review.tags[facet.key]
        : undefined,
  )
}

/**
 * A recommendation counts its own tags, inherits facets of reviews alone, and carries, marked `via`, the finding
 * facets of the findings it addresses.
 */
export function tagsOfRecommendation(
  recommendation: Recommendation,
  review: Review,
  taxonomy: Taxonomy,
): EffectiveTags {
  const addressed = review.findings.filter(finding => recommendation.addresses.includes(finding.id))
  return collect(taxonomy, facet => {
    if (facet.appliesTo.includes('recommendation')) return recommendation.tags[facet.key]
    if (facet.appliesTo.includes('finding'))
      return union(
        addressed.map(finding => [finding.id, finding.tags] as const),
        facet,
      )
    return facet.reviewOnly ? review.tags[facet.key] : undefined
  })
}

/** A review carries its own tags and the union of its items' own. */
export function tagsOfReview(review: Review, taxonomy: Taxonomy): EffectiveTags {
  return collect(taxonomy, facet => {
    const own = facet.appliesTo.includes('review') ? review.tags[facet.key] : undefined
    if (own === 'held') return 'held'
    const ofItems = union(
      itemsOf(review).map(item => [item.id, item.tags] as const),
      facet,
    )
    if (own === undefined) return ofItems
    const terms = new Set(own.map(tag => tag.term))
    return [
      ...own,
      ...(ofItems === undefined || ofItems === 'held' ? [] : ofItems.filter(tag => !terms.has(tag.term))),
    ]
  })
}

function collect(
  taxonomy: Taxonomy,
  tagsOf: (facet: Facet) => readonly EffectiveTag[] | 'held' | undefined,
): EffectiveTags {
  return Object.fromEntries(
    taxonomy.facets.flatMap(facet => {
      const tags = tagsOf(facet)
      return tags === undefined ? [] : [[facet.key, tags]]
    }),
  )
}

/** Tags of several items, each marked with where it comes from; undefined where none of them was coded. */
function union(
  items: ReadonlyArray<readonly [string, Tags]>,
  facet: Facet,
): readonly EffectiveTag[] | 'held' | undefined {
  const coded = items.flatMap(([via, tags]) => {
    const own = tags[facet.key]
    return own === undefined ? [] : [{ via, own }]
  })
  if (coded.length === 0) return undefined
  if (coded.some(({ own }) => own === 'held')) return 'held'
  return coded.flatMap(({ via, own }) => (own as readonly Tag[]).map(tag => ({ ...tag, via })))
}
