import type { Nodes, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { passageAnchor } from './digest.ts'
import type { OutlineSection } from './outline.ts'
import { renderHtml } from './render-html.ts'
import type { Passage, Section } from './review.ts'

const PASSAGES = new Set(['paragraph', 'listItem', 'tableRow'])

/**
 * A section of the outline as it is shown: passages with their anchors, and HTML that carries them. Both are made when
 * they are asked for: a load of the whole library needs neither of most sections.
 */
export function toSection(section: OutlineSection): Section {
  let passages: Passage[] | undefined
  let html: string | undefined
  return {
    slug: section.slug,
    heading: section.heading,
    get passages() {
      return (passages ??= section.nodes.flatMap(passagesIn))
    },
    get html() {
      return (html ??= renderWithAnchors(section.nodes))
    },
  }
}

/** Whether a section says anything: found without reading further than its first passage. */
export function hasPassages({ nodes }: Pick<OutlineSection, 'nodes'>): boolean {
  return nodes.some(holdsPassage)
}

function holdsPassage(node: RootContent): boolean {
  if (PASSAGES.has(node.type)) return plainText(node) !== ''
  return 'children' in node && node.children.some(holdsPassage)
}

function passagesIn(node: RootContent): Passage[] {
  if (!PASSAGES.has(node.type)) return 'children' in node ? node.children.flatMap(passagesIn) : []
  const text = plainText(node)
  return text === '' ? [] : [{ anchor: passageAnchor(text), text }]
}

function renderWithAnchors(nodes: readonly RootContent[]): string {
  const anchors = new Set<string>()
  const mark = (node: RootContent): void => {
    if (PASSAGES.has(node.type)) {
      const text = plainText(node)
      if (text === '') return
      const anchor = passageAnchor(text)
      // An id stands once in a page; the second of two equal paragraphs is reached by the first.
      if (!anchors.has(anchor)) node.data = { ...node.data, hProperties: { id: anchor } }
      anchors.add(anchor)
    } else if ('children' in node) {
      node.children.forEach(mark)
    }
  }
  nodes.forEach(mark)
  return renderHtml(nodes)
}

/** Text of a node in one line; cells of a table and parts of a list item are set apart. */
function plainText(node: Nodes): string {
  const parts =
    node.type === 'listItem' || node.type === 'tableRow'
      ? node.children.map(child => toString(child))
      : [toString(node)]
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}
