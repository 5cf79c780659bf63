import type { Element, Root as HtmlRoot } from 'hast'
import type { BlockContent, DefinitionContent, FootnoteReference, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import { elementsIn, remove } from './html-tree.ts'
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
  return { root, images: images.map(({ properties }) => String(properties['alt'] ?? '')) }
}
