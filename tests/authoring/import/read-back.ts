import type { Nodes, Root } from 'mdast'
import { parseMarkdown } from '../../../src/corpus/parse-markdown.ts'
import { parseYaml } from '../../../src/corpus/parse-yaml.ts'

/** A review as what it says: fields as values, text without the way its lines are broken, footnotes by their label. */
export function meaningOf(markdown: string): unknown {
  const root = parseMarkdown(markdown)!
  const footnotes = root.children.filter(node => node.type === 'footnoteDefinition')
  const others = root.children.filter(node => node.type !== 'footnoteDefinition')
  return [...others, ...footnotes.toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1))].map(plain)
}

function plain(node: Nodes): unknown {
  if (node.type === 'yaml' || (node.type === 'code' && node.lang === 'yaml'))
    return { fields: parseYaml(node.value) }
  const { position: _position, data: _data, ...own } = node as Nodes & { spread?: boolean }
  delete own.spread
  if ('children' in own) return { ...own, children: (own as Root).children.map(plain) }
  return own.type === 'text' ? { ...own, value: own.value.replace(/\s+/g, ' ') } : own
}

/** Words of a text, each as often as it stands there. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Words of one text that another has less often. */
export function missingWords(from: string, into: string): string[] {
  const there = countWords(into)
  return [...countWords(from)].filter(([word, count]) => (there.get(word) ?? 0) < count).map(([word]) => word)
}
