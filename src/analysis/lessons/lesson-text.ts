import { toSlug, whoseWords } from '../../corpus/sections.ts'
import { singleTerm } from '../../corpus/provenance.ts'
import type { Question } from '../../corpus/review.ts'
import type { Snapshot } from '../snapshot.ts'
import type { LessonOfMonth } from './lesson-of-month.ts'

/** A part of a finding as a lesson gives it. */
export interface LessonPart {
  heading: string
  passages: string[]
  /** Whether the library, and not the report, says it. */
  isOurs: boolean
}

const PARTS = ['What happened', 'Why it made sense at the time', 'What it means for children'].map(toSlug)

/** A question for a team comes before one for a board: those who meet to learn are mostly a team. */
const AUDIENCES = ['practitioners', 'managers']

/**
 * What a lesson says: what happened, why it made sense at the time, why it matters, in that order.
 * @throws ReviewChanged when the file is no longer the one that was loaded
 */
export async function readLessonParts(
  { review, item }: LessonOfMonth,
  { corpus }: Snapshot,
): Promise<LessonPart[]> {
  const sections = (await corpus.text(review.id)).items[item.id] ?? []
  const record = singleTerm(review.tags, 'record')
  return PARTS.flatMap(slug =>
    sections
      .filter(section => section.slug === slug)
      .map(({ heading, passages }) => ({
        heading,
        passages: passages.map(({ text }) => text),
        isOurs: whoseWords(slug, record) === 'library',
      })),
  )
}

/** The one question of a lesson. */
export function questionOf({ item: { questions } }: LessonOfMonth): Question {
  const best = AUDIENCES.map(audience => questions.find(one => one.audience === audience))
  return best.find(one => one !== undefined) ?? questions[0]!
}
