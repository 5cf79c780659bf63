import { FINDING_SECTIONS, REVIEW_SECTIONS, toSlug } from '../../corpus/sections.ts'

export type SectionName = (typeof REVIEW_SECTIONS)[number]
export type PartName = (typeof FINDING_SECTIONS)[number]
export type ItemLetter = 'F' | 'E' | 'R'

/** What the words of a heading say that it is. */
export type HeadingMeaning =
  | { kind: 'section'; section: SectionName }
  | { kind: 'part'; part: PartName }
  | { kind: 'item'; letter: ItemLetter; number: number; title: string }

/** Other names under which reports have the sections. Every one that is used is told to whoever imports. */
const SECTION_NAMES: Readonly<Record<SectionName, readonly string[]>> = {
  Summary: ['executive summary', 'overview', 'case summary', 'summary of the case', 'in brief', 'abstract'],
  'Why this matters': [
    'introduction',
    'why this review',
    'reason for the review',
    'reasons for the review',
    'why we did this review',
  ],
  Timeline: [
    ...['chronology', 'summary chronology', 'key events', 'significant events', 'background', 'narrative'],
    ...[
      'history',
      'family background',
      'background and history',
      'the facts',
      'what happened',
      'brief chronology',
    ],
  ],
  'Voice of the child and family': [
    ...[
      'voice of the child',
      'the childs voice',
      'family views',
      'views of the family',
      'contribution of the family',
    ],
    ...[
      'family involvement',
      'involvement of the family',
      'the childs lived experience',
      'family perspective',
    ],
  ],
  Findings: [
    ...['key findings', 'analysis', 'analysis and findings', 'findings and analysis', 'learning', 'lessons'],
    ...[
      'lessons learned',
      'lessons learnt',
      'key learning',
      'learning points',
      'key themes',
      'themes',
      'what we found',
    ],
  ],
  'Key practice episodes': ['practice episodes', 'key episodes', 'analysis of key practice episodes'],
  Recommendations: [
    'list of recommendations',
    'summary of recommendations',
    'what we recommend',
    'recommendations for action',
    'actions',
    'action plan',
  ],
  'What went well': [
    'good practice',
    'what worked well',
    'strengths',
    'examples of good practice',
    'effective practice',
  ],
  'Limits of this record': [
    ...[
      'limitations',
      'limits',
      'scope',
      'methodology',
      'method',
      'terms of reference',
      'how this review was done',
    ],
    ...[
      'scope and methodology',
      'methodology and limitations',
      'scope and terms of reference',
      'terms of reference and scope',
    ],
  ],
}

const PART_NAMES: Readonly<Record<PartName, readonly string[]>> = {
  'What happened': [
    'events',
    'what we saw',
    'how did the issue manifest in this case',
    'evidence',
    'the facts',
  ],
  'Why it made sense at the time': [
    'why',
    'why it happened',
    'why did it happen',
    'why did this happen',
    'explanation',
    'contributory factors',
  ],
  'How widespread it is': [
    'how widespread',
    'how widespread is it',
    'prevalence',
    'is it a pattern',
    'how common is it',
  ],
  'What it means for children': [
    'why it matters',
    'so what',
    'impact on children',
    'impact',
    'implications',
    'why does it matter',
  ],
  Questions: [
    'questions for the board',
    'questions to consider',
    'questions for reflection',
    'issues for the board to consider',
  ],
}

const SECTIONS = byName(REVIEW_SECTIONS, SECTION_NAMES)
const PARTS = byName(FINDING_SECTIONS, PART_NAMES)

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const NUMBER = `(?:no\\.?\\s*)?(\\d{1,3}|${NUMBERS.join('|')})`
const ITEMS: ReadonlyArray<readonly [ItemLetter, string, string]> = [
  ['F', 'F', '(?:key |main )?(?:finding|theme|learning point|learning theme|lesson)'],
  ['E', 'E', '(?:key )?(?:practice )?(?:episode)'],
  ['R', 'R', '(?:key |main )?recommendation'],
]
/** `2.3`, `Section 4:`, at the start of a heading. */
const NUMBERING = /^(?:(?:section|chapter|part)\s+)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+/i

/**
 * What a heading says that it is; undefined where its words are none that are known.
 * @param inFinding whether it stands below the heading of a finding, where the parts of findings are looked for first
 */
export function readHeading(written: string, inFinding: boolean): HeadingMeaning | undefined {
  const item = readItemName(written, false) ?? readItemName(written.replace(NUMBERING, ''), false)
  if (item) return item
  const slug = toSlug(written.replace(NUMBERING, '').replace(/['’]/g, ''))
  const part = PARTS.get(slug)
  const section = SECTIONS.get(slug)
  if (inFinding && part) return { kind: 'part', part }
  return section && { kind: 'section', section }
}

/**
 * The item that a text begins with: `Finding 2: title`, `R3. title`, `Recommendation three`.
 * @param needsSign whether a colon, full stop or dash has to follow the number, as in running text
 */
export function readItemName(
  written: string,
  needsSign: boolean,
): Extract<HeadingMeaning, { kind: 'item' }> | undefined {
  for (const [letter, short, long] of ITEMS) {
    const sign = needsSign ? '\\s*[:.)–—-]\\s*' : '(?:\\s*[:.)–—-]\\s*|\\s+|$)'
    const match =
      new RegExp(`^${short}(\\d{1,3})${sign}(.*)$`, 's').exec(written) ??
      new RegExp(`^${long}\\s+${NUMBER}${sign}(.*)$`, 'is').exec(written)
    if (!match) continue
    const number = Number(match[1]) || NUMBERS.indexOf(match[1]!.toLowerCase()) + 1
    return { kind: 'item', letter, number, title: match[2]!.trim() }
  }
  return undefined
}

function byName<Name extends string>(
  names: readonly Name[],
  others: Readonly<Record<Name, readonly string[]>>,
): Map<string, Name> {
  return new Map(names.flatMap(name => [name, ...others[name]].map(one => [toSlug(one), name] as const)))
}
