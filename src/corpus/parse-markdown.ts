import type { Node, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).freeze()

/** Some editors write it before the text; positions do not count it. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The mark, where there is one, and the text without it, to which positions refer. */
export function splitByteOrderMark(written: string): { mark: string; text: string } {
  const mark = written.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
  return { mark, text: written.slice(mark.length) }
}

/** Deeper than any text is meant to be; what walks the tree may call itself this often. */
const DEEPEST = 100

const CITATION = /\[\^([^\]\s]+)\]/g

/**
 * CommonMark and GFM with front matter and footnotes, with the position of every node. A citation counts as one
 * even while its footnote is not written yet. Undefined where lists or quotations are nested too deeply to be read.
 */
export function parseMarkdown(text: string): Root | undefined {
  // GFM takes `[^S1]` for plain text unless it is defined, so each is given a definition past the end of the text.
  const labels = new Set([...text.matchAll(CITATION)].map(([, label]) => label!))
  const root = parseUnlessTooDeep(`${text}\n\n${[...labels].map(label => `[^${label}]: .`).join('\n\n')}`)
  if (!root || depthBelow(root) > DEEPEST) return undefined
  root.children = root.children.filter(node => (node.position?.start.offset ?? 0) < text.length)
  return root
}

function parseUnlessTooDeep(text: string): Root | undefined {
  try {
    return processor.parse(text)
  } catch (cause) {
    // The parser calls itself for every level and has no limit of its own.
    if (cause instanceof RangeError) return undefined
    throw cause
  }
}

/** Level by level, since a walk that calls itself is what too deep a tree would break. */
function depthBelow(root: Root): number {
  let level: Node[] = root.children
  let depth = 0
  for (; level.length > 0 && depth <= DEEPEST; depth++)
    level = level.flatMap(node => ('children' in node ? (node.children as Node[]) : []))
  return depth
}
