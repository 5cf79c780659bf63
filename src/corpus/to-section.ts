import type { Nodes, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { passageAnchor } from './digest.ts'
import type { OutlineSection } from './outline.ts'
import { renderHtml } from './render-html.ts'
import type { Passage, Section } from './review.ts'

const PASSAGES = new Set(['paragraph', 'listItem', 'tableRow'])

/** A section of the outline as it is shown: passages with their anchors, and HTML that carries them. */
export function toSection(section: OutlineSection): Section {
  const passages: Passage[] = []
  const anchors = new Set<string>()
  section.nodes.forEach(node => collect(node, passages, anchors))
  let html: string | undefined
  return {
    slug: section.slug,
    heading: section.heading,
    passages,
    // Rendering takes longer than all the rest, and most sections that are read are never shown.
    get html() {
      return (html ??= renderHtml(section.nodes))
    },
  }
}

function collect(node: RootContent, passages: Passage[], anchors: Set<string>): void {
  if (PASSAGES.has(node.type)) {
    const text = plainText(node)
    if (text === '') return
    const anchor = passageAnchor(text)
    passages.push({ anchor, text })
    // An id stands once in a page; the second of two equal paragraphs is reached by the first.
    if (!anchors.has(anchor)) node.data = { ...node.data, hProperties: { id: anchor } }
    anchors.add(anchor)
  } else if ('children' in node) {
    node.children.forEach(child => collect(child, passages, anchors))
  }
}

/** Text of a node in one line; cells of a table and parts of a list item are set apart. */
function plainText(node: Nodes): string {
  const parts =
    node.type === 'listItem' || node.type === 'tableRow'
      ? node.children.map(child => toString(child))
      : [toString(node)]
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}
