import { readReviewParts } from '../corpus/check-file.ts'
import { toDepthEvidence } from '../corpus/depth-evidence.ts'
import { explainDepth, type ExplainedDepth } from '../corpus/explain-depth.ts'
import { tagsOf } from '../corpus/parse-review.ts'
import type { Section } from '../corpus/review.ts'
import type { CheckedItem } from '../corpus/rules/rule.ts'
import { ITEM_SECTIONS } from '../corpus/sections.ts'
import { toSection } from '../corpus/to-section.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { reviewSchemaOf } from './review-schema-of.ts'

/** A finding, episode or recommendation of an unfinished text. */
export interface PreviewedItem {
  level: CheckedItem['level']
  id: string
  title: string
  /** Line of its heading. */
  line: number
  sections: readonly Section[]
  /** Of a finding. */
  depth?: ExplainedDepth
  /** Of a recommendation: what it asks and of whom. */
  asks?: { text: string; to: readonly string[] }
}

/** A text as far as it can be shown, whatever is still wrong with it. */
export interface PreviewedText {
  title: string
  /** In the order of the text; the sections of items carry them. */
  sections: ReadonlyArray<{ section: Section; items: readonly PreviewedItem[] }>
  items: readonly PreviewedItem[]
}

/** Shows a text that is being written by the same way that a page of the library is made. Never throws. */
export function previewText(name: string, markdown: string, taxonomy: Taxonomy): PreviewedText {
  const { file } = readReviewParts(name, markdown, taxonomy, reviewSchemaOf(taxonomy))
  const items = file.items.map(item => toPreviewed(item, taxonomy))
  const title = file.frontMatter?.fields.title
  return {
    title: typeof title === 'string' ? title : '',
    sections: file.outline.sections.map(section => {
      const held = Object.entries(ITEM_SECTIONS).find(([slug]) => slug === section.slug)?.[1]
      return { section: toSection(section), items: items.filter(item => item.level === held?.level) }
    }),
    items,
  }
}

function toPreviewed({ level, outline, block }: CheckedItem, taxonomy: Taxonomy): PreviewedItem {
  const sections = outline.sections.map(toSection)
  const { id, title, place } = outline
  const fields: Record<string, unknown> = block?.fields ?? {}
  const base = { level, id, title, line: place.start.line, sections }
  if (level === 'finding') {
    const evidence = toDepthEvidence(tagsOf(fields, level, taxonomy), outline)
    return { ...base, depth: explainDepth(evidence, taxonomy) }
  }
  if (level === 'episode') return base
  const text = [title, ...sections.flatMap(({ passages }) => passages.map(passage => passage.text))].join(
    '. ',
  )
  const to = Array.isArray(fields['to']) ? (fields['to'] as string[]) : []
  return { ...base, asks: { text, to } }
}
