import { singleTerm } from '../corpus/provenance.ts'
import type { Finding, Question, Review } from '../corpus/review.ts'
import { QUESTIONS_SLUG, whoseWords, type Speaker } from '../corpus/sections.ts'
import type { Catalogue } from './catalogue.ts'
import { onceFor } from './once-for.ts'

/** Facets of findings by which questions are chosen, beside whom they are for. */
export const QUESTION_FACETS = ['practice-theme', 'systems-factor', 'agency'] as const
export type QuestionFacet = (typeof QUESTION_FACETS)[number]

/** A question with the finding that it stands on. */
export interface AskedQuestion extends Question {
  /** `<review>/F1/p-3fa2c1`: by it a question is chosen. */
  id: string
  /** Number of the finding in the catalogue. */
  row: number
  review: Review
  finding: Finding
  /** Whose words it is in. */
  speaker: Speaker
}

/** What narrows the questions; each is one value. */
export interface QuestionFilters extends Partial<Record<QuestionFacet, string | undefined>> {
  audience?: string | undefined
  /** Id of a review. */
  review?: string | undefined
}

/**
 * Questions of findings that meet every filter, those of the newest review first and in the order of the record.
 * Invented and withdrawn records are not among them. A term of a facet stands for those below it too.
 */
export function listQuestions(catalogue: Catalogue, filters: QuestionFilters = {}): AskedQuestion[] {
  const { audience, review } = filters
  const sets = QUESTION_FACETS.flatMap(facet => {
    const term = filters[facet]
    return term === undefined ? [] : [catalogue.withAnyTerm(facet, [term])]
  })
  const chosen = sets.length === 0 ? undefined : new Set(sets.reduce((all, set) => all.and(set)).rows())
  return allQuestions(catalogue).filter(
    question =>
      (audience === undefined || question.audience === audience) &&
      (review === undefined || question.review.id === review) &&
      (chosen === undefined || chosen.has(question.row)),
  )
}

/** All that may be shown, gone through again for each choice of a filter. */
const allQuestions = onceFor((catalogue: Catalogue): AskedQuestion[] =>
  catalogue.rows.flatMap(({ number, review, item }) => {
    if (item?.kind !== 'finding' || catalogue.demonstrations.has(number)) return []
    const speaker = whoseWords(QUESTIONS_SLUG, singleTerm(review.tags, 'record'))
    return item.questions.map(question => ({
      ...question,
      id: `${review.id}/${item.id}/${question.anchor}`,
      row: number,
      review,
      finding: item,
      speaker,
    }))
  }),
)

/** How many questions there are, and what they stand on: the base that goes with every list of them. */
export function countQuestions(questions: readonly AskedQuestion[]) {
  return {
    questions: questions.length,
    findings: new Set(questions.map(({ finding }) => finding)).size,
    reviews: new Set(questions.map(({ review }) => review)).size,
  }
}
