import { parseMarkdown, splitByteOrderMark } from '../corpus/parse-markdown.ts'
import type { Passage } from '../corpus/review.ts'
import { toOutline } from '../corpus/to-outline.ts'
import { toSection } from '../corpus/to-section.ts'

/** A headed part of a text that is being written, whether or not it is without faults. */
export interface DraftPart {
  /** Number and title of its finding, episode or recommendation; undefined in the review's own sections. */
  item?: string
  heading: string
  passages: readonly Passage[]
  /** HTML that is safe to show, with the anchors of its passages. */
  html: string
}

/** The parts of a text in their order, as it is shown to those who read it before it is published. */
export function draftParts(markdown: string): DraftPart[] {
  const { text } = splitByteOrderMark(markdown)
  const root = parseMarkdown(text)
  if (!root) return []
  const { sections, items } = toOutline(root, text.length)
  const parts = [
    ...sections.map(section => ({ section, item: undefined })),
    ...items.flatMap(item => item.sections.map(section => ({ section, item: `${item.id}. ${item.title}` }))),
  ]
  return parts
    .sort((a, b) => a.section.place.start.line - b.section.place.start.line)
    .map(({ section, item }) => {
      const { heading, passages, html } = toSection(section)
      return { ...(item !== undefined && { item }), heading, passages, html }
    })
}

/** Anchors of the paragraphs that a text has. */
export function anchorsOf(markdown: string): Set<string> {
  return new Set(draftParts(markdown).flatMap(({ passages }) => passages.map(({ anchor }) => anchor)))
}

const LONGEST_QUOTE = 160

/** The first words of a paragraph; undefined where the text has none with the anchor. */
export function quoteOf(markdown: string, anchor: string): string | undefined {
  const found = draftParts(markdown)
    .flatMap(({ passages }) => passages)
    .find(passage => passage.anchor === anchor)
  if (!found) return undefined
  return found.text.length > LONGEST_QUOTE ? `${found.text.slice(0, LONGEST_QUOTE)}…` : found.text
}
