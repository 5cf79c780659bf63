import type { Kind } from '../../taxonomy/facet.ts'

/**
 * Chosen on the tuning half of scripts/relevance by trying some five hundred combinations; the other half was run
 * only when they were chosen. What was tried and did not help is in scripts/relevance/tried.md.
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

/** What a word of a set phrase counts for in a text that has the phrase: "curiosity" in "professional curiosity". */
export const PART_SHARE = 0.5
/** What it counts for where the phrase is asked for and the word stands by itself. */
export const PART_ASKED = 0.5

/** Records of so high a score are looked at a second time, by what their review says and by what is like them. */
export const SECOND_LOOK = 100

/** What one mention of a word in the summary of its review counts for in a finding or recommendation. */
export const SUMMARY_WEIGHT = 0.4
/** The same in the title of a finding of its review. */
export const SIBLING_WEIGHT = 0.16
/** How far a long summary is marked down, and how many words one usually has. */
export const SUMMARY_LENGTH_SHARE = 0.8
export const USUAL_SUMMARY = 110

/** Feedback: so many of the best records say which words go with what was asked, and so many words are taken. */
export const FEEDBACK_RECORDS = 10
export const FEEDBACK_WORDS = 20
/** What a record that has most of those words is given, as a share of the highest score. */
export const FEEDBACK_SHARE = 0.1

/** A whole review has every word of its findings; it stands first only where it is named or none of them does. */
export const KIND_WEIGHTS: Readonly<Record<Kind, number>> = { finding: 1, recommendation: 0.9, review: 0.7 }

/** A related record shares at least this much of what the query asks, by the rarity of its words. */
export const LEAST_SHARE = 0.12
