import type { Nodes } from 'mdast'
import type { DepthEvidence } from './depth-of.ts'
import type { OutlineItem, OutlineSection } from './outline.ts'
import type { Tags } from './review.ts'
import { hasPassages } from './to-section.ts'

/** What the tests of depth look at, of a finding as it stands in a text. */
export function toDepthEvidence(tags: Tags, { sections }: OutlineItem): DepthEvidence {
  return {
    tags,
    parts: new Set(sections.filter(hasPassages).map(section => section.slug)),
    citingParts: new Set(sections.filter(cites).map(section => section.slug)),
  }
}

function cites(section: OutlineSection): boolean {
  const has = (node: Nodes): boolean =>
    node.type === 'footnoteReference' || ('children' in node && node.children.some(has))
  return section.nodes.some(has)
}
