import type { Nodes, Root } from 'mdast'
import { parseHtml, textOf } from './html-tree.ts'
import type { ImportNote } from './import-note.ts'

/** Takes HTML and pictures out of a text: what HTML says stays as words, and all of it is listed. */
export function takeRawHtml(root: Root): ImportNote[] {
  const notes: ImportNote[] = []
  const visit = (parent: { children: Nodes[] }): void => {
    parent.children = parent.children.flatMap((node): Nodes[] => {
      if (node.type === 'html') {
        notes.push({ kind: 'script', text: node.value })
        const value = textOf(parseHtml(node.value))
        const text: Nodes = { type: 'text', value }
        return value === '' ? [] : [parent === root ? { type: 'paragraph', children: [text] } : text]
      }
      if (node.type === 'image' || node.type === 'imageReference') {
        const file = node.type === 'image' ? ` (${node.url})` : ''
        notes.push({ kind: 'image', text: `${node.alt || 'A picture without a description'}${file}` })
        return []
      }
      if ('children' in node) visit(node)
      return [node]
    })
  }
  visit(root)
  // What held nothing but a picture.
  root.children = root.children.filter(node => node.type !== 'paragraph' || node.children.length > 0)
  return notes
}
