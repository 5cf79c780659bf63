import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

const parser = unified().use(rehypeParse, { fragment: false }).freeze()

/** HTML as a tree. Any text can be read as HTML. */
export function parseHtml(html: string): Root {
  return parser.parse(html)
}

/** Elements below a node, in the order of the document. */
export function elementsIn(node: Nodes): Element[] {
  if (!('children' in node)) return []
  return node.children.flatMap(child => (child.type === 'element' ? [child, ...elementsIn(child)] : []))
}

/** Text of a node, a line for each block and cell. */
export function linesOf(node: Nodes): string[] {
  return rawText(node, '\n')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

/** Text of a node in one line. Blocks and cells are set apart. */
export function textOf(node: Nodes): string {
  return rawText(node, ' ')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}

const BLOCKS =
  /^(p|div|li|tr|td|th|h[1-6]|br|table|caption|ul|ol|dl|dt|dd|section|article|main|header|footer|details|summary|figure|figcaption|blockquote|pre|xmp|svg|math|video|canvas|hr)$/

function rawText(node: Nodes, between: string): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(child => rawText(child, between)).join('')
  return node.type === 'element' && BLOCKS.test(node.tagName) ? `${between}${text}${between}` : text
}

/** Takes an element out of a tree, or puts others in its place. */
export function remove(tree: Nodes, element: Element, ...instead: Element[]): void {
  if (!('children' in tree)) return
  const children = tree.children as Nodes[]
  const at = children.indexOf(element)
  if (at >= 0) children.splice(at, 1, ...instead)
  else for (const child of children) remove(child, element, ...instead)
}

/** An element as a reader of HTML would make it. */
export function element(tagName: string, properties: Element['properties'], text = ''): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: text === '' ? [] : [{ type: 'text', value: text }],
  }
}
