import type { Nodes, PhrasingContent, RootContent } from 'mdast'

const TYPED = /(\[S[1-9]\d*\])/

/**
 * Makes citations of the `[S1]` that somebody typed in a text, where there is such a source.
 * @returns ids of the sources that are cited
 */
export function readCitations(nodes: readonly RootContent[], sources: ReadonlySet<string>): Set<string> {
  const cited = new Set<string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') cited.add(node.label ?? node.identifier)
    if (!('children' in node)) return
    const children = node.children as Nodes[]
    const read = children.flatMap((child): Nodes[] =>
      child.type === 'text' ? split(child.value, sources) : [child],
    )
    children.splice(0, children.length, ...read)
    children.forEach(visit)
  }
  nodes.forEach(visit)
  return cited
}

function split(text: string, sources: ReadonlySet<string>): PhrasingContent[] {
  const parts = text.split(TYPED).filter(Boolean)
  if (!parts.some(part => isSource(part, sources))) return [{ type: 'text', value: text }]
  return parts.map(part =>
    isSource(part, sources)
      ? { type: 'footnoteReference', identifier: part.slice(1, -1).toLowerCase(), label: part.slice(1, -1) }
      : { type: 'text', value: part },
  )
}

function isSource(part: string, sources: ReadonlySet<string>): boolean {
  return TYPED.test(part) && part.startsWith('[') && part.endsWith(']') && sources.has(part.slice(1, -1))
}
