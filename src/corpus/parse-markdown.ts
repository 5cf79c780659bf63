import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze()

const CITATION = /\[\^([^\]\s]+)\]/g

/**
 * CommonMark and GFM with front matter and footnotes, with the position of every node. A citation counts as one
 * even while its footnote is not written yet.
 */
export function parseMarkdown(text: string): Root {
  // GFM takes `[^S1]` for plain text unless it is defined, so each is given a definition past the end of the text.
  const labels = new Set([...text.matchAll(CITATION)].map(([, label]) => label!))
  const root = processor.parse(`${text}\n\n${[...labels].map(label => `[^${label}]: .`).join('\n\n')}`)
  root.children = root.children.filter(node => (node.position?.start.offset ?? 0) < text.length)
  return root
}
