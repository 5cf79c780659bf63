import { shuffle } from 'simple-statistics'
import type { Half } from './load-queries.ts'
import { createRandom } from './random.ts'

/** How many findings and recommendations are drawn. */
const DRAWN = { finding: 20, recommendation: 10 } as const
type DrawnKind = keyof typeof DRAWN

/** A finding or recommendation that may be drawn. */
export interface Drawable {
  /** `<review>/F1` or `<review>/R1`. */
  id: string
  kind: DrawnKind
  /** Id of its review. */
  review: string
}

/**
 * Draws the findings and then the recommendations, each from a review from which nothing was drawn before, so that a
 * long review does not count for many.
 * @param seed the same draw for the same seed and collection, in whatever order the collection stands
 */
export function drawSimilarSeeds(all: readonly Drawable[], seed: number): Drawable[] {
  const random = createRandom(seed)
  const reviews = new Set<string>()
  const drawn: Drawable[] = []
  for (const [kind, count] of Object.entries(DRAWN)) {
    const ofKind = all.filter(one => one.kind === kind).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const end = drawn.length + count
    for (const one of shuffle(ofKind, random)) {
      if (drawn.length === end) break
      if (reviews.has(one.review)) continue
      reviews.add(one.review)
      drawn.push(one)
    }
  }
  return drawn
}

/** The half of each of some seeds of one kind, drawn by lot; the odd one is for tuning. */
export function drawHalves(ids: readonly string[], seed: number): Map<string, Half> {
  const order = shuffle([...ids].sort(), createRandom(seed))
  return new Map(order.map((id, at) => [id, at < ids.length / 2 ? 'tuning' : 'held-out']))
}
