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
    if (facet.appliesTo.includes('finding')) return union(addressed, facet)
    return facet.reviewOnly ? review.tags[facet.key] : undefined
  })
}

/** A review carries its own tags and the union of its items' own. */
export function tagsOfReview(review: Review, taxonomy: Taxonomy): EffectiveTags {
  const items = itemsOf(review)
  return collect(taxonomy, facet => {
    const own = facet.appliesTo.includes('review') ? review.tags[facet.key] : undefined
    if (own === 'held') return 'held'
    const ofItems = union(items, facet)
    if (own === undefined) return ofItems
    if (ofItems === undefined || ofItems === 'held') return own
    const terms = new Set(own.map(tag => tag.term))
    return [...own, ...ofItems.filter(tag => !terms.has(tag.term))]
  })
}

function collect(
  taxonomy: Taxonomy,
  tagsOf: (facet: Facet) => readonly EffectiveTag[] | 'held' | undefined,
): EffectiveTags {
  // Made for every row of the library at each load, so nothing is made that is not kept.
  const collected: Record<string, readonly EffectiveTag[] | 'held'> = {}
  for (const facet of taxonomy.facets) {
    const tags = tagsOf(facet)
    if (tags !== undefined) collected[facet.key] = tags
  }
  return collected
}

/** Tags of several items, each marked with where it comes from; undefined where none of them was coded. */
function union(
  items: ReadonlyArray<{ id: string; tags: Tags }>,
  { key }: Facet,
): readonly EffectiveTag[] | 'held' | undefined {
  let found: EffectiveTag[] | undefined
  for (const { id, tags } of items) {
    const own = tags[key]
    if (own === undefined) continue
    if (own === 'held') return 'held'
    found ??= []
    for (const tag of own) found.push(marked(tag, id))
  }
  return found
}

/** The same few hundred tags are given again and again; each is marked once for each number of a finding. */
const markedBefore = new WeakMap<Tag, Map<string, EffectiveTag>>()

function marked(tag: Tag, via: string): EffectiveTag {
  let byItem = markedBefore.get(tag)
  if (!byItem) markedBefore.set(tag, (byItem = new Map<string, EffectiveTag>()))
  let known = byItem.get(via)
  if (!known) byItem.set(via, (known = { ...tag, via }))
  return known
}
