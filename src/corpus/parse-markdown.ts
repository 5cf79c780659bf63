import type { Node, Root } from 'mdast'
import { markdownToMdast } from 'satteri'
import { unified, type Processor } from 'unified'

/**
 * A parser in Rust that makes the same trees as remark-parse with GFM and front matter, some seventy times faster.
 * remark is the reference: tests/corpus/parser-differential.test.ts holds the two together.
 */
function satteriParse(this: Processor): void {
  this.parser = text => markdownToMdast(text, { features: { gfm: true, frontmatter: true } })
}

const processor = unified().use(satteriParse).freeze()

/** Some editors write it before the text; positions do not count it. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The mark, where there is one, and the text without it, to which positions refer. */
export function splitByteOrderMark(written: string): { mark: string; text: string } {
  const mark = written.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
  return { mark, text: written.slice(mark.length) }
}

/** Deeper than any text is meant to be; what walks the tree may call itself this often. */
const DEEPEST = 100

/** Marks of quotations and lists, one after the other, at the start of a line: each is a level. */
const TOO_MANY_LEVELS = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=[ \\t>])|\\d{1,9}[.)](?=[ \\t]))){${DEEPEST + 1}}`,
  'm',
)

const CITATION = /\[\^([^\]\s]+)\]/g

/**
 * CommonMark and GFM with front matter and footnotes, with the position of every node. A citation counts as one
 * even while its footnote is not written yet. Undefined where lists or quotations are nested too deeply to be read.
 */
export function parseMarkdown(text: string): Root | undefined {
  // Time grows with the square of the depth, so what is too deep is not parsed at all.
  if (TOO_MANY_LEVELS.test(text)) return undefined
  // GFM takes `[^S1]` for plain text unless it is defined, so each is given a definition past the end of the text.
  const labels = new Set([...text.matchAll(CITATION)].map(([, label]) => label!))
  const root = processor.parse(
    `${text}\n\n${[...labels].map(label => `[^${label}]: .`).join('\n\n')}`,
  ) as Root
  if (depthBelow(root) > DEEPEST) return undefined
  root.children = root.children.filter(node => (node.position?.start.offset ?? 0) < text.length)
  return root
}

/** Level by level, since a walk that calls itself is what too deep a tree would break. */
function depthBelow(root: Root): number {
  let level: Node[] = root.children
  let depth = 0
  for (; level.length > 0 && depth <= DEEPEST; depth++)
    level = level.flatMap(node => ('children' in node ? (node.children as Node[]) : []))
  return depth
}
