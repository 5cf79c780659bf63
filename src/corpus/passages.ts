import type { Nodes } from 'mdast'
import type { Place, Point } from '../problems/problem.ts'
import type { CheckedFile } from './rules/rule.ts'

/** A stretch of free text that readers will see, and where what stands in it can be pointed at. */
export interface Passage {
  text: string
  /** Place of the characters from `start` to `end` of the text. */
  placeAt: (start: number, end: number) => Place
  /** Line of its first word; undefined where it stands in YAML. */
  line?: number
  /** Whether it stands in a block quotation. */
  isQuotation?: boolean
}

/** Fields whose words are those of the original or of its publishers, and the lists of what reviews are called. */
const PUBLISHED_WORDS = new Set([
  'id',
  'title',
  'known-as',
  'sources',
  'source',
  'area',
  'to',
  'for',
  'supports',
])

const known = new WeakMap<CheckedFile, Passage[]>()

/** All free text of a file but titles, names and sources: paragraphs, headings, and sentences in the YAML. */
export function passagesOf(file: CheckedFile): readonly Passage[] {
  // Four rules ask for them, one after the other.
  const passages = known.get(file) ?? collectPassages(file)
  known.set(file, passages)
  return passages
}

function collectPassages(file: CheckedFile): Passage[] {
  const blocks = [file.frontMatter, ...file.items.map(item => item.block)]
  return [
    ...paragraphsOf(file),
    ...blocks.flatMap(block => {
      if (!block || block.yaml.syntaxProblems.length > 0) return []
      return sentencesIn(block.yaml.value).map(({ path, text }): Passage => {
        return { text, placeAt: () => block.yaml.placeOf(path) }
      })
    }),
  ]
}

function paragraphsOf({ root, text }: CheckedFile): Passage[] {
  const passages: Passage[] = []
  const visit = (node: Nodes, isQuotation = false): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const { start, end } = node.position!
      const offset = start.offset!
      const pointAt = (at: number): Point => {
        const lines = lineStarts(text.slice(offset, end.offset))
        const line = lines.findLastIndex(first => first <= at)
        return { line: start.line + line, column: at - lines[line]! + (line === 0 ? start.column : 1) }
      }
      passages.push({
        text: withoutAddresses(text.slice(offset, end.offset)),
        placeAt: (from, to) => ({ start: pointAt(from), end: pointAt(to) }),
        line: start.line,
        ...(isQuotation && { isQuotation }),
      })
    } else if ('children' in node && node.type !== 'footnoteDefinition') {
      node.children.forEach(child => visit(child, isQuotation || node.type === 'blockquote'))
    }
  }
  visit(root)
  return passages
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Web addresses blanked out, length kept: they are the publisher's words, and their digits are not dates. */
function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/[^\s>)]+/g, address => ' '.repeat(address.length))
}

function sentencesIn(value: unknown, path: PropertyKey[] = []): Array<{ path: PropertyKey[]; text: string }> {
  if (typeof value === 'string') return value.includes(' ') ? [{ path, text: value }] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    PUBLISHED_WORDS.has(key) ? [] : sentencesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}
