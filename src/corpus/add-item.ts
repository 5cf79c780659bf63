import { toYaml } from './edit-front-matter.ts'
import type { ItemLevel } from './item-form.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { FINDING_SECTIONS, ITEM_SECTIONS, REVIEW_SECTIONS, toSlug } from './sections.ts'
import { toOutline } from './to-outline.ts'

/** Parts that a finding begins with; the others are written where there is something to say. */
const FIRST_PARTS = FINDING_SECTIONS.slice(0, 4)

/**
 * Adds a finding, episode or recommendation under the next number that was never used, after the others of its kind,
 * and the section for them where there is none. The rest of the text stays as it is, to the letter.
 * @param fields of the block under its heading
 * @returns the text, and the offset of the new heading; undefined where the text is too deeply nested to be read
 */
export function addItem(
  markdown: string,
  level: ItemLevel,
  title: string,
  fields: Readonly<Record<string, unknown>>,
): { markdown: string; id: string; offset: number } | undefined {
  const root = parseMarkdown(markdown)
  if (!root) return undefined
  const outline = toOutline(root, markdown.length)
  const [slug, { letter }] = Object.entries(ITEM_SECTIONS).find(([, one]) => one.level === level)!
  const used = outline.items.flatMap(({ id }) => (id.startsWith(letter) ? [Number(id.slice(1)) || 0] : []))
  const id = `${letter}${Math.max(0, ...used, ...mentioned(markdown, letter)) + 1}`
  const text = toSkeleton(id, title.replace(/\s+/g, ' ').trim(), level, fields)

  const last = outline.items.findLast(item => item.level === level)
  if (last) return insert(markdown, last.end, text, id)
  const offsets = headingOffsets(root, markdown)
  const section = offsets.find(one => one.slug === slug)
  if (section) return insert(markdown, section.end, text, id)
  const order = REVIEW_SECTIONS.map(toSlug)
  const before = offsets.findLast(
    one => order.includes(one.slug) && order.indexOf(one.slug) < order.indexOf(slug),
  )
  const heading = REVIEW_SECTIONS.find(one => toSlug(one) === slug)!
  const at = before?.end ?? offsets[0]?.start ?? footnotesStart(outline, markdown)
  return insert(markdown, at, `## ${heading}\n\n${text}`, id)
}

/** Numbers that the text refers to: they may have been used and taken out. */
function mentioned(markdown: string, letter: string): number[] {
  return [...markdown.matchAll(new RegExp(`\\[([^\\]\\n]*)\\]`, 'g'))].flatMap(([, list]) =>
    [...list!.matchAll(new RegExp(`(?<![\\w/-])${letter}([1-9]\\d{0,3})(?!\\w)`, 'g'))].map(([, number]) =>
      Number(number),
    ),
  )
}

function toSkeleton(
  id: string,
  title: string,
  level: ItemLevel,
  fields: Readonly<Record<string, unknown>>,
): string {
  const block = `\`\`\`yaml\n${toYaml(fields)}\`\`\`\n`
  const parts = level === 'finding' ? FIRST_PARTS.map(part => `\n#### ${part}\n`).join('') : '\n'
  return `### ${id}. ${title}\n\n${block}${parts}`
}

interface HeadedPart {
  slug: string
  start: number
  end: number
}

function headingOffsets(root: NonNullable<ReturnType<typeof parseMarkdown>>, markdown: string): HeadedPart[] {
  const outline = toOutline(root, markdown.length)
  const starts = root.children
    .filter(node => node.type === 'heading' && node.depth === 2)
    .map(node => node.position!.start.offset!)
  return starts.map((start, at) => ({
    slug: outline.sections[at]?.slug ?? '',
    start,
    end: starts[at + 1] ?? footnotesStart(outline, markdown),
  }))
}

/** Where the footnotes at the end begin, or the end. */
function footnotesStart({ footnotes }: ReturnType<typeof toOutline>, markdown: string): number {
  const start = footnotes[0]?.position?.start.offset
  const nothingElse = start !== undefined && !/^#{2,4} /m.test(markdown.slice(start))
  return nothingElse ? start : markdown.length
}

function insert(markdown: string, at: number, text: string, id: string) {
  const newline = markdown.includes('\r\n') ? '\r\n' : '\n'
  const head = markdown.slice(0, at).trimEnd()
  const tail = markdown.slice(at).trimStart()
  const added = text.trimEnd().replaceAll('\n', newline)
  const before = `${head}${head === '' ? '' : newline + newline}`
  const offset = before.length + added.indexOf('### ')
  return { markdown: `${before}${added}${newline}${tail === '' ? '' : newline}${tail}`, id, offset }
}
