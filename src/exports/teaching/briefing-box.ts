import type { Speaker } from '../../corpus/sections.ts'
import { readingGrade } from '../../corpus/wording/reading-grade.ts'

/** A sentence of a briefing as it stands in a record, never rewritten. */
export interface BriefingSentence {
  text: string
  /**
   * Where it stands: `<review>/F1#p-3fa2c1`, `<review>#p-…`, `<review>/F1` of a title, `<facet>/<term>` of a
   * definition. Undefined where whoever made this copy wrote it.
   */
  cites: string | undefined
  speaker: Speaker | undefined
  /** What the library infers and the source does not say. */
  isReading?: boolean | undefined
  /** Title of what follows it. */
  isLead?: boolean | undefined
  /** `Practitioners:` */
  before?: string | undefined
  /** What is known beside it, in round brackets. */
  after?: string | undefined
}

/** One of the seven boxes. */
export interface BriefingBox {
  id: BoxId
  heading: string
  /** How its sentences were chosen, in a sentence. */
  rule: string
  /** Empty where no record gives anything. */
  paragraphs: BriefingSentence[][]
}

/** The boxes in their order. */
export const BOXES = [
  { id: 'background', heading: 'Background' },
  { id: 'why-it-matters', heading: 'Why it matters' },
  { id: 'what-happened', heading: 'What happened' },
  { id: 'what-was-learnt', heading: 'What was learnt' },
  { id: 'what-helps', heading: 'What helps' },
  { id: 'questions', heading: 'Questions for the team' },
  { id: 'what-to-do', heading: 'What to do and where to read more' },
] as const

export type BoxId = (typeof BOXES)[number]['id']

/** Seven minutes at 150 words a minute. */
export const MOST_WORDS = 1_050
export const MOST_WORDS_OF_A_BOX = 150

/** Said in a box for which no record gives anything. */
export const NO_RECORD = 'No record that was chosen gives anything that can stand in this box.'

/** Said after what the library reads into a source. */
export const OUR_READING = '(our reading)'

/** A sentence as it is read, with what stands before and after it. */
export function wordsOfSentence(sentence: BriefingSentence): string {
  const { before, after, isReading } = sentence
  const text = withStop(sentence)
  const reading = isReading && !/our reading/i.test(text) ? OUR_READING : undefined
  return [before, text, reading, after].filter(part => part !== undefined).join(' ')
}

/** A title ends like a sentence where others follow it. */
export function withStop({ text, isLead }: Pick<BriefingSentence, 'text' | 'isLead'>): string {
  return isLead && !/[.!?]\W*$/.test(text) ? `${text}.` : text
}

/** A box as plain text, a line for each paragraph. */
export function textOfBox({ paragraphs }: Pick<BriefingBox, 'paragraphs'>): string {
  return paragraphs.map(sentences => sentences.map(wordsOfSentence).join(' ')).join('\n')
}

/** Words as a person counts them: what stands between spaces. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

/**
 * Reading grade of boxes as a whole, of their sentences alone: without the words before and after them, which are no
 * sentences, and without the list of records, to which a formula for sentences does not apply.
 * @returns NaN where there is no sentence
 */
export function gradeOfBoxes(boxes: ReadonlyArray<Pick<BriefingBox, 'paragraphs'>>): number {
  const sentences = boxes.flatMap(({ paragraphs }) => paragraphs.flat())
  return readingGrade(sentences.map(withStop).join(' '))
}
