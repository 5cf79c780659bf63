import type { Element, Root } from 'hast'
import { decodeText } from './decode-text.ts'
import { elementsIn, linesOf, parseHtml, remove, textOf } from './html-tree.ts'
import type { ImportNote, ReadDocument } from './import-note.ts'
import { toMarkdownTree } from './to-markdown-tree.ts'

/** What holds no text of the document. Its words are listed, since a page may hide there what it shows. */
const HIDDEN = /^(script|style|noscript|template|iframe|object|head)$/
const EDGES = /^(nav|header|footer|aside|button|select|textarea)$/

/** Reads an HTML page. Scripts, styles and what frames a page are left out and listed with their words. */
export function readHtml(bytes: Uint8Array): ReadDocument {
  const tree = parseHtml(decodeText(bytes))
  const notes: ImportNote[] = []
  const title = elementsIn(tree).find(({ tagName }) => tagName === 'title')
  const gone = new Set<Element>()
  const takeOut = (node: Element, kind: ImportNote['kind'], text = wordsOf(node)) => {
    remove(tree, node)
    for (const inner of elementsIn(node)) gone.add(inner)
    if (text !== '') notes.push({ kind, text })
  }
  for (const node of elementsIn(tree)) {
    if (gone.has(node)) continue
    if (node.tagName === 'head') takeOut(node, 'script', scriptsIn(node))
    else if (HIDDEN.test(node.tagName)) takeOut(node, 'script')
    else if (EDGES.test(node.tagName) && !isOfArticle(tree, node)) takeOut(node, 'page-edge')
    else if (node.properties['hidden'] !== undefined || isInvisible(node)) takeOut(node, 'script')
  }
  const passages = linesOf(tree)
  const { root, images } = toMarkdownTree(tree)
  notes.push(
    ...images.map(alt => ({ kind: 'image' as const, text: alt || 'A picture without a description' })),
  )
  return { title: title && textOf(title), root, notes, passages, isReview: false }
}

const wordsOf = (node: Element) => textOf(node)

function scriptsIn(head: Element): string {
  return elementsIn(head)
    .filter(({ tagName }) => tagName === 'script' || tagName === 'style')
    .map(textOf)
    .join(' ')
}

function isInvisible({ properties }: Element): boolean {
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(String(properties['style'] ?? ''))
}

/** The head of an article is part of what it says. */
function isOfArticle(tree: Root, node: Element): boolean {
  return elementsIn(tree).some(
    one =>
      /^(article|main|section)$/.test(one.tagName) &&
      elementsIn(one).includes(node) &&
      node.tagName === 'header',
  )
}
