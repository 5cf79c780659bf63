import { HeadingLevel, Paragraph, TextRun, type Table } from 'docx'
import { FINDING_SECTIONS, ITEM_SECTIONS, REVIEW_SECTIONS, toSlug } from '../../corpus/sections.ts'
import { createReviewSchema } from '../../corpus/review-schema.ts'
import { TEMPLATE_INSTRUCTIONS, WORD_STYLES } from '../../corpus/word-form.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { fieldTable } from './field-table.ts'
import { packReview } from './review-docx.ts'

const ITEM_TITLES = {
  finding: 'What was found, in one line',
  episode: 'What happened, in one line',
  recommendation: 'What is asked, in one line',
} as const

/** Fields that say what became of a record once it was published. */
const LATER: ReadonlySet<string> = new Set(['checked-by', 'corrections', 'withdrawn'])

/**
 * The template of a review for Word: the headings of the anatomy, a table of fields for each thing that has fields,
 * and instructions in grey that are left out when it is read back.
 * @returns the bytes of a .docx
 */
export function toReviewTemplate(taxonomy: Taxonomy): Promise<Buffer> {
  const schema = createReviewSchema(taxonomy)
  const fieldsAt = (level: keyof typeof schema, written: Readonly<Record<string, unknown>> = {}) =>
    fieldTable(
      Object.fromEntries(
        Object.keys(schema[level].shape)
          .filter(key => !LATER.has(key))
          .map(key => [key, written[key] ?? '']),
      ),
    )
  const front = {
    record: 'review',
    'evidence-grade': 'A',
    'child-detail': 'held',
    taxonomy: taxonomy.version,
  }
  return packReview('Review', [
    ...instructions('front'),
    ...fieldsAt('frontMatter', front),
    ...REVIEW_SECTIONS.flatMap(section => [
      head(1, section),
      ...instructions(section),
      ...itemOf(section, level => fieldsAt(level, level === 'episode' ? {} : { sources: ['S1'] })),
    ]),
  ])
}

function itemOf(
  section: string,
  fieldsAt: (level: 'finding' | 'episode' | 'recommendation') => Array<Paragraph | Table>,
): Array<Paragraph | Table> {
  const slug = toSlug(section)
  if (!Object.hasOwn(ITEM_SECTIONS, slug)) return []
  const { letter, level } = ITEM_SECTIONS[slug as keyof typeof ITEM_SECTIONS]
  const parts = level === 'finding' ? FINDING_SECTIONS : []
  return [
    head(2, `${letter}1. ${ITEM_TITLES[level]}`),
    ...fieldsAt(level),
    ...parts.flatMap(part => [head(3, part), ...instructions(part)]),
  ]
}

function head(level: 1 | 2 | 3, text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel[`HEADING_${level}`], text })
}

/** Below each instruction stands an empty paragraph to write in, since Word goes on in the style of the one above. */
function instructions(where: string): Paragraph[] {
  const texts = TEMPLATE_INSTRUCTIONS[where] ?? []
  const lines = texts.map(
    text => new Paragraph({ style: WORD_STYLES.instruction.id, children: [new TextRun(text)] }),
  )
  return where === 'front' ? lines : [...lines, new Paragraph({ children: [] })]
}
