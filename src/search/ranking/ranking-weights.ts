import type { Kind } from '../../taxonomy/facet.ts'

/**
 * Chosen on the tuning half of scripts/relevance by trying some two hundred combinations; the other half was not
 * looked at.
 */

/** Fields of a record that are weighed, with what a word in each counts for. */
export const FIELD_WEIGHTS = {
  title: 1.8,
  knownAs: 1,
  passages: 1,
  to: 1.3,
  words: 0.75,
  inherited: 0.25,
  reviewTitle: 0.45,
} as const

export type RankedField = keyof typeof FIELD_WEIGHTS
export const RANKED_FIELDS = Object.keys(FIELD_WEIGHTS) as RankedField[]

/** How far a long field is marked down for its length: 0 not at all, 1 in full (b of BM25). */
export const LENGTH_SHARE: Readonly<Record<RankedField, number>> = {
  title: 0.3,
  knownAs: 0.3,
  passages: 0.8,
  to: 0.3,
  words: 0.55,
  inherited: 0.5,
  reviewTitle: 0.3,
}

/**
 * Words of a field of usual length, by kind. Measured on the collection of 2026 and kept: an average taken anew with
 * every file would change the weight of every word of every record.
 */
export const USUAL_LENGTH: Readonly<Record<Kind, Readonly<Record<RankedField, number>>>> = {
  finding: { title: 7, knownAs: 4, passages: 120, to: 1, words: 40, inherited: 25, reviewTitle: 8 },
  recommendation: { title: 7, knownAs: 4, passages: 40, to: 4, words: 40, inherited: 25, reviewTitle: 8 },
  review: { title: 8, knownAs: 4, passages: 1300, to: 1, words: 110, inherited: 1, reviewTitle: 8 },
}

/** How soon more mentions of a word stop counting for more (k1 of BM25). */
export const SATURATION = 1

/** What two words of the query side by side in a record count for, as a share of the two by themselves. */
export const SIDE_BY_SIDE = 0.35
/** The same with one word between them, or the other way round. */
export const NEARLY_SIDE_BY_SIDE = 0.2

/** What a word found by way of another counts for: a synonym that leads one way, a word spelled nearly so. */
export const ONE_WAY = 0.6

/** A whole review has every word of its findings; it stands first only where it is named or none of them does. */
export const KIND_WEIGHTS: Readonly<Record<Kind, number>> = { finding: 1, recommendation: 0.9, review: 0.7 }

/** A related record shares at least this much of what the query asks, by the rarity of its words. */
export const LEAST_SHARE = 0.12
