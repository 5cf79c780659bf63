import type { SearchRecord } from '../search-record.ts'
import type { ReadNumbers } from './ranked-record.ts'
import { SIBLING_WEIGHT, SUMMARY_LENGTH_SHARE, SUMMARY_WEIGHT, USUAL_SUMMARY } from './ranking-weights.ts'

/** Heading of the section that says what a review is about. */
const SUMMARY = 'Summary'

/** What a review says of all that is in it: its words by number, and what each counts for. */
export interface ReviewContext {
  tokens: Uint32Array
  weights: Float32Array
}

/**
 * Words that a finding or recommendation may leave unsaid because its review has said them: those of the summary, and
 * of the titles of the findings.
 * @param records all of one review
 */
export function toReviewContext(records: readonly SearchRecord[], read: ReadNumbers): ReviewContext {
  const found = new Map<number, number>()
  const count = (text: readonly number[], weight: number) => {
    for (const token of text) found.set(token, (found.get(token) ?? 0) + weight)
  }
  const summary = records
    .filter(({ kind }) => kind === 'review')
    .flatMap(({ passages, sections }) => passages.filter((_, at) => sections[at] === SUMMARY))
    .map(text => read(text).tokens)
  const length = summary.reduce((sum, { length: words }) => sum + words, 0)
  const share = SUMMARY_LENGTH_SHARE
  for (const text of summary) count(text, SUMMARY_WEIGHT / (1 - share + (share * length) / USUAL_SUMMARY))
  for (const { kind, title } of records) if (kind === 'finding') count(read(title).tokens, SIBLING_WEIGHT)
  return { tokens: Uint32Array.from(found.keys()), weights: Float32Array.from(found.values()) }
}
