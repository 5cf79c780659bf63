import { sha256 } from '../corpus/digest.ts'
import type { Review } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'

/**
 * What decides how much of a review may be said: whether it stands, its corrections for privacy, and the values that
 * are held. Where it is another than it was, nothing of before may be shown, and what is kept of before goes.
 */
export function opennessOf({ withdrawn, corrections, childDetail }: Review, taxonomy: Taxonomy): string {
  const held = taxonomy.facets.filter(facet => facet.childLevel).map(facet => facet.key)
  return sha256(
    JSON.stringify({
      withdrawn: withdrawn !== undefined,
      privacy: corrections.filter(({ kind }) => kind === 'privacy'),
      held: childDetail === 'held' ? held.sort() : [],
    }),
  )
}
