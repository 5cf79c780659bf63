import type { Recommendation } from '../corpus/review.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { FoundReview } from './recurrence.ts'
import { strengthOf } from './recommendation-list.ts'

/** How many of some recommendations are of each strength: a profile, and never a score. */
export interface StrengthMix {
  of: number
  /** From the strongest to the weakest, zeros included. */
  parts: Array<{ id: string; label: string; count: number }>
  notCoded: number
}

/** Strengths from the strongest to the weakest: the upper terms of the facet of actions, in the order of its file. */
export function strengths(taxonomy: Taxonomy): Array<{ id: string; label: string }> {
  return (
    taxonomy
      .facet('action-type')
      ?.roots()
      .map(({ id, label }) => ({ id, label })) ?? []
  )
}

export function strengthMix(recommendations: readonly Recommendation[], taxonomy: Taxonomy): StrengthMix {
  const found = recommendations.map(one => strengthOf(one, taxonomy))
  return {
    of: found.length,
    parts: strengths(taxonomy).map(strength => ({
      ...strength,
      count: found.filter(id => id === strength.id).length,
    })),
    notCoded: found.filter(id => id === undefined).length,
  }
}

/** Recommendations that asked for more than training or a reminder, where a term was found. */
export interface StrongerExamples {
  /** The strength they have; undefined where nothing stronger than the weakest was asked for. */
  strength: { id: string; label: string } | undefined
  /** Newest first. */
  examples: Array<{ recommendation: Recommendation; found: FoundReview }>
  /** All recommendations that address findings with the term. */
  of: number
}

/** The strongest kind of recommendation that was made, short of the weakest; those of the next where there is none. */
export function strongerExamples(reviews: readonly FoundReview[], taxonomy: Taxonomy): StrongerExamples {
  const all = reviews
    .toReversed()
    .flatMap(found => found.recommendations.map(recommendation => ({ recommendation, found })))
  for (const strength of strengths(taxonomy).slice(0, -1)) {
    const examples = all.filter(({ recommendation }) => strengthOf(recommendation, taxonomy) === strength.id)
    if (examples.length > 0) return { strength, examples, of: all.length }
  }
  return { strength: undefined, examples: [], of: all.length }
}
