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

/** Text of a node in one line. Blocks and cells are set apart. */
export function textOf(node: Nodes): string {
  return rawText(node)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}

const BLOCKS = /^(p|div|li|tr|td|th|h[1-6]|br|table|ul|ol|section|dt|dd|blockquote)$/

function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(rawText).join('')
  return node.type === 'element' && BLOCKS.test(node.tagName) ? ` ${text} ` : text
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
