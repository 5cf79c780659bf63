/*
 * How "asked before?" is measured, in one place. A draft is compared with everything known of an earlier
 * recommendation in several fields, by BM25F (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple
 * weighted fields"): mentions in the fields are weighted and added up before they saturate.
 *
 *   mentions  of a word in a recommendation = sum over the fields of FIELDS[field] · how often it stands there
 *   told      = mentions / (mentions + saturation · (1 − b + b · length / mean length)), where b is BM25.length)
 *   words     = Σ rarity · told / Σ rarity       over the words of the draft: the part of what it says that the
 *                                                earlier one says too, between 0 and 1
 *   score     = words · (1 + SAME_BODY)          where both are put to the same body, and never above 1
 *
 * Words are stems, and synonyms are one word. Words that the library does not have count below the line too, so a
 * draft about something else scores low however well a few of its words are met.
 */

/** What one mention counts for, by where it stands. */
export const FIELDS = {
  title: 1,
  lead: 1,
  /** Titles of the findings that the recommendation addresses. */
  addressed: 0.3,
  /** Labels and synonyms of the themes and systems factors that it and the findings it addresses are tagged with. */
  terms: 0.15,
} as const

export const BM25 = {
  /** How many mentions of a word tell half of what it can tell. */
  saturation: 0.6,
  /** How much a long recommendation is held to say a word by chance: 0 not at all, 1 in proportion to its length. */
  length: 0.4,
} as const

/** Lift where the draft and the earlier one are put to the same body, by the list of addressees. A lift, no filter. */
export const SAME_BODY = 0.2

/** Earlier recommendations that score less are not shown: nothing like it was asked. */
export const LEAST_ASKED = 0.2

/** Between this and the cut-off they are named as less alike, folded away. */
export const LEAST_BESIDE = 0.14

/** In a check only what is very near is pointed out: a notice that is often beside the point is soon not read. */
export const LEAST_NOTICED = 0.3
