import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { BlockContent, DefinitionContent, FootnoteReference, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import { element, elementsIn, remove, textOf } from './html-tree.ts'
import { CITATION, type Footnotes } from './word-notes.ts'

const toMarkdown = unified()
  .use(rehypeRemark, {
    handlers: {
      [CITATION]: (_state, node: Element): FootnoteReference => {
        const label = String(node.properties['label'])
        return { type: 'footnoteReference', identifier: label.toLowerCase(), label }
      },
    },
  })
  .freeze()

const EMPTY: ReadonlySet<string> = new Set(['paragraph', 'list', 'heading', 'blockquote'])

function cites(node: Nodes): boolean {
  return node.type === 'footnoteReference' || ('children' in node && node.children.some(cites))
}

/** A document of HTML as a tree of Markdown, without its pictures. Footnotes stand at its end. */
export function toMarkdownTree(
  tree: HtmlRoot,
  footnotes: Footnotes = new Map(),
): { root: Root; images: string[] } {
  const images = elementsIn(tree).filter(({ tagName }) =>
    /^(img|svg|picture|video|canvas|object)$/.test(tagName),
  )
  for (const image of images) remove(tree, image)
  takeCaptions(tree)
  flattenCells(tree)
  const root = toMarkdown.runSync(tree)
  // What has become empty by what was taken out of it.
  root.children = root.children.filter(
    node => !EMPTY.has(node.type) || toString(node).trim() !== '' || cites(node),
  )
  for (const [label, note] of footnotes) {
    const { children } = toMarkdown.runSync({
      type: 'root',
      children: note.children,
    })
    root.children.push({
      type: 'footnoteDefinition',
      identifier: label.toLowerCase(),
      label,
      children: children as Array<BlockContent | DefinitionContent>,
    })
  }
  return { root, images: images.map(image => String(image.properties['alt'] ?? '') || textOf(image)) }
}

/** Markdown has no caption of a table: it stands before it. */
function takeCaptions(tree: HtmlRoot): void {
  for (const table of elementsIn(tree).filter(({ tagName }) => tagName === 'table')) {
    const caption = table.children.find(node => node.type === 'element' && node.tagName === 'caption')
    if (caption?.type !== 'element') continue
    remove(table, caption)
    remove(tree, table, { ...element('p', {}), children: caption.children }, table)
  }
}

const BLOCKS = /^(p|div|br|h[1-6]|[uo]l|dl|li|d[td]|blockquote|pre|section|table|t(head|body|foot|r|d|h)|hr)$/

/** A cell of Markdown is one line: what stands in paragraphs there is set apart by a space, and not run together. */
function flattenCells(tree: HtmlRoot): void {
  for (const cell of elementsIn(tree).filter(({ tagName }) => /^t[dh]$/.test(tagName)))
    cell.children = toOneLine(cell.children)
}

function toOneLine(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap(node =>
    node.type === 'element' && BLOCKS.test(node.tagName)
      ? [SPACE, ...toOneLine(node.children), SPACE]
      : [node],
  )
}

const SPACE = { type: 'text', value: ' ' } as const
