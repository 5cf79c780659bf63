/*
 * How likeness is measured, in one place. Two items of a kind are compared twice:
 *
 *   words   the cosine of their word vectors. A word weighs (1 + ln n) · idf, where n is how often it stands in the
 *           text, once more for each mention in the title as TITLE_MENTIONS says.
 *   tags    the cosine of their tag vectors. A tag weighs certainty · place · idf.
 *
 *   score = WORDS_SHARE · words + (1 − WORDS_SHARE) · tags        between 0 and 1
 *
 * A pasted text has no tags, so its score is that of its words alone. The weights are those of Salton and Buckley
 * (1988), "Term-weighting approaches in automatic text retrieval"; the idf is that of BM25 as Lucene computes it,
 * which stays above zero and tends to it where everything carries the word.
 */

/** What the words count for; the tags count for the rest. */
export const WORDS_SHARE = 0.85

/** A word in the title counts as often as this. */
export const TITLE_MENTIONS = 3

/** Of a tag that is the coder's reading, or that is disputed. */
export const UNCERTAIN = 0.5

/** Of a tag that is not the item's own: of its whole review, or of a finding that a recommendation addresses. */
export const FROM_ELSEWHERE = 0.5

/** Items that score less have next to nothing in common, and are not shown. */
export const LEAST_SCORE = 0.08

/** A shared term is named where no more than this part of all items have it. */
export const TELLING_TERM_PART = 0.5

/** A shared word is named where no more than this part of all items have it. */
export const TELLING_WORD_PART = 0.25

/** Among a handful of items, what two of them share is in a large part of all, and is named all the same. */
export const FEWEST_TELLING = 2

/** Shared words that are named. */
export const TELLING_WORDS = 5

/**
 * How much a word or tag tells by its rarity.
 * @param all how many items there are
 * @param carrying how many of them have it
 */
export function rarity(all: number, carrying: number): number {
  return Math.log(1 + (all - carrying + 0.5) / (carrying + 0.5))
}
