import type { Review } from '../corpus/review.ts'
import type { Bitset } from './bitset.ts'
import type { Catalogue } from './catalogue.ts'

/** What a record says of a topic. That nothing was recorded is not that the topic was not considered. */
export const SILENCE_STATES = ['considered', 'not-considered', 'not-stated', 'not-recorded'] as const
export type SilenceState = (typeof SILENCE_STATES)[number]

/** Reviews of a selection by what their records say of a topic; each review stands in one of the lists. */
export interface Silence {
  topic: { id: string; label: string; definition: string }
  /** All of them, newest first. */
  reviews: Record<SilenceState, Review[]>
  /** How many there are: what every count is out of. */
  of: number
  /** Counts of those whose report was read in full (evidence A), of which alone silence can be said. */
  assessed: Record<SilenceState, number> & { of: number }
  /** All others: their records say nothing of what their reports are silent on. */
  notAssessed: number
}

/** The grade of a record whose whole report was read. */
const READ_IN_FULL = 'A'

/** Topics that every review should address, in the order of their list. */
export function silenceTopics({ taxonomy }: Pick<Catalogue, 'taxonomy'>): Silence['topic'][] {
  return taxonomy.list('considered').values.map(({ id, label, definition }) => ({
    ...{ id, label, definition: definition ?? '' },
  }))
}

/**
 * Who is silent on a topic, as far as the records say.
 * @param selected rows of reviews, without invented ones
 */
export function countSilence(catalogue: Catalogue, topic: Silence['topic'], selected: Bitset): Silence {
  const reviews = selected.rows().map(row => catalogue.rows[row]!.review)
  const inFull = readInFull(catalogue, selected)
  const assessed = inFull.rows().map(row => catalogue.rows[row]!.review)
  const inState = (among: readonly Review[], state: SilenceState) =>
    among.filter(({ considered }) => (considered[topic.id] ?? 'not-recorded') === state)
  const byState = <T>(of: (state: SilenceState) => T) =>
    Object.fromEntries(SILENCE_STATES.map(state => [state, of(state)])) as Record<SilenceState, T>
  return {
    topic,
    reviews: byState(state => inState(reviews, state)),
    of: reviews.length,
    assessed: { ...byState(state => inState(assessed, state).length), of: assessed.length },
    notAssessed: reviews.length - assessed.length,
  }
}

/**
 * Rows of records that stand for their report: evidence A and no invention. Depth and silence are charted of these
 * alone, since a summary made from parts says nothing of what it leaves out.
 */
export function readInFull(catalogue: Catalogue, selected: Bitset): Bitset {
  return selected
    .and(catalogue.withAnyTerm('evidence-grade', [READ_IN_FULL]))
    .andNot(catalogue.demonstrations)
}
