import type { Code, Heading, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { didYouMean } from '../problems/closest.ts'
import type { Place } from '../problems/problem.ts'
import type { Outline, OutlineItem, OutlineSection } from './outline.ts'
import { placeOf } from './place-of.ts'
import { FINDING_SECTIONS, ITEM_SECTIONS, REVIEW_SECTIONS, toSlug } from './sections.ts'

const SECTION_SLUGS: ReadonlySet<string> = new Set(REVIEW_SECTIONS.map(toSlug))
const PART_SLUGS: ReadonlySet<string> = new Set(FINDING_SECTIONS.map(toSlug))
const ITEM_HEADING = /^([A-Z])([1-9]\d*)\.\s+(\S.*)$/

/**
 * Divides a parsed file into front matter, sections and items. Never throws; what is out of place is a problem.
 * @param length of the text, in characters
 */
export function toOutline(root: Root, length: number): Outline {
  const outline: Outline = { frontMatter: undefined, sections: [], items: [], footnotes: [], problems: [] }
  const first = root.children[0]
  if (first?.type === 'yaml') outline.frontMatter = first
  new OutlineBuilder(outline).build(root.children.slice(contentStart(root)), length)
  return outline
}

/**
 * Where the text begins: after the front matter, or, where there is none, at the first section that is known. Front
 * matter that is not the very first thing reads as text and a heading, and is one fault, not ten.
 */
function contentStart({ children }: Root): number {
  if (children[0]?.type === 'yaml') return 1
  const section = children.findIndex(
    node => node.type === 'heading' && node.depth === 2 && SECTION_SLUGS.has(toSlug(toString(node))),
  )
  return section < 0 ? children.length : section
}

class OutlineBuilder {
  readonly #outline: Outline
  #section: OutlineSection | undefined
  #items: (typeof ITEM_SECTIONS)[keyof typeof ITEM_SECTIONS] | undefined
  #item: OutlineItem | undefined
  /** Start of the footnotes last met, while nothing else has followed them. */
  #footnotesFrom: number | undefined

  constructor(outline: Outline) {
    this.#outline = outline
  }

  build(nodes: readonly RootContent[], end: number): void {
    for (const node of nodes) this.#add(node)
    this.#closeItem(end)
  }

  #add(node: RootContent): void {
    if (node.type === 'footnoteDefinition') {
      this.#outline.footnotes.push(node)
      this.#footnotesFrom ??= startOf(node)
      return
    }
    if (node.type === 'definition') return
    if (node.type === 'heading') this.#addHeading(node)
    else this.#addContent(node)
    this.#footnotesFrom = undefined
  }

  #addContent(node: RootContent): void {
    if (node.type === 'code' && node.lang === 'yaml') return this.#addBlock(node)
    if (this.#item) {
      const part = this.#item.sections.at(-1) ?? this.#openPart(this.#item)
      part.nodes.push(node)
    } else if (this.#section) {
      this.#section.nodes.push(node)
    } else {
      this.#report(
        'heading-level',
        placeOf(node),
        'Unexpected text before the first heading, expected `## Summary` first.',
      )
    }
  }

  #addHeading(node: Heading): void {
    const text = toString(node).trim()
    if (node.depth <= 2) this.#closeItem(startOf(node))
    if (node.depth === 2) return this.#openSection(node, text)
    if (node.depth === 3 && this.#items) return this.#openItem(node, text)
    if (node.depth === 4 && this.#item) return this.#openNamedPart(node, text)
    const expected = this.#items
      ? '`### F1. Title` for an item and `####` for its parts'
      : '`##` for a section'
    this.#report(
      'heading-level',
      placeOf(node),
      `Unexpected heading \`${'#'.repeat(node.depth)} ${text}\`, expected ${expected}.`,
      text,
    )
  }

  #openSection(node: Heading, heading: string): void {
    const slug = toSlug(heading)
    if (this.#outline.sections.some(section => section.slug === slug)) {
      this.#report(
        'section-duplicate',
        placeOf(node),
        `Unexpected second section \`${heading}\`, expected one.`,
        heading,
      )
    }
    if (!SECTION_SLUGS.has(slug)) this.#reportUnknown(node, heading, REVIEW_SECTIONS)
    this.#section = { heading, slug, place: placeOf(node), nodes: [] }
    this.#outline.sections.push(this.#section)
    this.#items = Object.hasOwn(ITEM_SECTIONS, slug)
      ? ITEM_SECTIONS[slug as keyof typeof ITEM_SECTIONS]
      : undefined
  }

  #openItem(node: Heading, heading: string): void {
    this.#closeItem(startOf(node))
    const { letter, level } = this.#items!
    const match = ITEM_HEADING.exec(heading)
    const valid = match !== null && match[1] === letter
    // An item without a number is read like any other, so that what stands under it is still checked.
    const id = valid ? `${letter}${match[2]}` : `${letter}?`
    if (!valid) {
      this.#report(
        'item-heading-invalid',
        placeOf(node),
        `Unexpected heading \`${heading}\`, expected a number and a title like \`${letter}1. Title\`.`,
        heading,
      )
    } else if (this.#outline.items.some(item => item.id === id)) {
      this.#report(
        'item-duplicate',
        placeOf(node),
        `Unexpected second \`${id}\`, expected a number that is used once.`,
        id,
      )
    }
    this.#item = {
      level,
      id,
      title: match?.[3] ?? heading,
      place: placeOf(node),
      block: undefined,
      sections: [],
      start: startOf(node),
      end: startOf(node),
    }
    this.#outline.items.push(this.#item)
  }

  #openNamedPart(node: Heading, heading: string): void {
    const slug = toSlug(heading)
    if (this.#item!.sections.some(section => section.slug === slug)) {
      this.#report(
        'section-duplicate',
        placeOf(node),
        `Unexpected second \`${heading}\` in ${this.#item!.id}, expected one.`,
        heading,
      )
    }
    if (this.#item!.level === 'finding' && !PART_SLUGS.has(slug))
      this.#reportUnknown(node, heading, FINDING_SECTIONS)
    this.#item!.sections.push({ heading, slug, place: placeOf(node), nodes: [] })
  }

  #openPart(item: OutlineItem): OutlineSection {
    const part = { heading: '', slug: 'text', place: item.place, nodes: [] }
    item.sections.push(part)
    return part
  }

  #addBlock(node: Code): void {
    const item = this.#item
    const inPlace = item && !item.block && item.sections.length === 0
    // A block below the text is in the wrong place and is read all the same: it is not missing.
    if (item) item.block ??= node
    if (!inPlace)
      this.#report(
        'item-block-misplaced',
        placeOf(node),
        'Unexpected `yaml` block, expected one only, directly under the heading of a finding, episode or recommendation.',
      )
  }

  #closeItem(end: number): void {
    // Footnotes at the end of a file stand after its last item and are not part of it.
    if (this.#item) this.#item.end = this.#footnotesFrom ?? end
    this.#item = undefined
  }

  #reportUnknown(node: Heading, heading: string, known: readonly string[]): void {
    const raw = {
      rule: 'section-unknown',
      place: placeOf(node),
      message: `Unexpected section \`${heading}\`, expected one of ${known.map(name => `\`${name}\``).join(', ')}.`,
      met: heading,
      expected: known.join(', '),
    }
    this.#outline.problems.push({ ...raw, ...didYouMean(heading, known) })
  }

  #report(rule: string, place: Place, message: string, met?: string): void {
    this.#outline.problems.push({ rule, place, message, ...(met !== undefined && { met }) })
  }
}

function startOf(node: RootContent): number {
  return node.position?.start.offset ?? 0
}
