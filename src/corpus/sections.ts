/** The sections of a review, in the order in which they are best read. */
export const REVIEW_SECTIONS = [
  'Summary',
  'Why this matters',
  'Timeline',
  'Voice of the child and family',
  'Findings',
  'Key practice episodes',
  'Recommendations',
  'What went well',
  'Limits of this record',
] as const

/** The parts of a finding, in order. */
export const FINDING_SECTIONS = [
  'What happened',
  'Why it made sense at the time',
  'How widespread it is',
  'What it means for children',
  'Questions',
] as const

/** Sections that hold items, with the letter and level of their items. */
export const ITEM_SECTIONS = {
  findings: { letter: 'F', level: 'finding' },
  'key-practice-episodes': { letter: 'E', level: 'episode' },
  recommendations: { letter: 'R', level: 'recommendation' },
} as const

/** The part of a finding that holds its questions. */
export const QUESTIONS_SLUG = 'questions'

/** Parts of a finding that the library, not the report, speaks in a summary. */
const LIBRARY_SECTIONS: ReadonlySet<string> = new Set(['what-it-means-for-children', QUESTIONS_SLUG])

/**
 * Whose words a part is in, so that the library's are never taken for the report's. Of a review written here they are
 * the report's own; a summary gives in the library's words what a report says, and adds parts of its own.
 */
export type Speaker = 'report' | 'summary' | 'library'

export function whoseWords(slug: string, record: string): Speaker {
  if (record !== 'summary') return 'report'
  return LIBRARY_SECTIONS.has(slug) ? 'library' : 'summary'
}

/** A heading as an address: `Why it made sense at the time` becomes `why-it-made-sense-at-the-time`. */
export function toSlug(heading: string): string {
  return heading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
