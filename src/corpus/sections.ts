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

/** Parts of a finding that the library, not the report, speaks in a summary. */
const LIBRARY_SECTIONS: ReadonlySet<string> = new Set(['what-it-means-for-children', 'questions'])

/** Whose words a part is in: the library's must never be taken for the report's. */
export type Speaker = 'report' | 'library'

export function whoseWords(slug: string, record: string): Speaker {
  return record === 'summary' && LIBRARY_SECTIONS.has(slug) ? 'library' : 'report'
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
