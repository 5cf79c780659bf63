import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Place, Point } from '../problems/problem.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toParagraph, type Passage } from './disclosure/passage.ts'
import { withoutPublished } from './disclosure/published-words.ts'
import { toReadable } from './disclosure/readable.ts'
import { isStrict } from './disclosure/strictness.ts'
import { yamlPassages } from './disclosure/yaml-passages.ts'
import { parseMarkdown } from './parse-markdown.ts'
import type { CheckedFile } from './rules/rule.ts'
import { toOutline } from './to-outline.ts'

export type { Passage }

const known = new WeakMap<CheckedFile, Passage[]>()

/** The sentences of a record: paragraphs, headings, and what is written out in the YAML. */
export function passagesOf(file: CheckedFile): readonly Passage[] {
  return everyPassageOf(file).filter(({ isBeside }) => !isBeside)
}

/**
 * All that could name somebody. Of a summary its sentences: titles, names and sources are its publishers' words. Of a
 * text that is written for the library those as well, with the addresses of links, comments, code and footnotes.
 */
export function everyPassageOf(file: CheckedFile): readonly Passage[] {
  // All rules of disclosure ask for them, one after the other.
  const passages = known.get(file) ?? readPassages(file)
  known.set(file, passages)
  return passages
}

/**
 * A text that is no review, such as a title that somebody types, as the rules of disclosure look at it: written for the
 * library, and all of it one passage.
 */
export function fileOfText(text: string, taxonomy: Taxonomy): CheckedFile {
  const root = parseMarkdown('')!
  const outline = toOutline(root, 0)
  const read = { name: '', text, root, outline, taxonomy }
  const file: CheckedFile = { ...read, isDraft: true, frontMatter: undefined, items: [] }
  const placeAt = (from: number, to: number): Place => ({
    start: { line: 1, column: from + 1 },
    end: { line: 1, column: to + 1 },
  })
  known.set(file, [asRead({ text: withoutAddresses(text), placeAt, line: 1 }, false)])
  return file
}

function readPassages(file: CheckedFile): Passage[] {
  return [
    ...markdownPassages(file).map(passage => asRead(passage, true)),
    ...yamlPassages(file).map(passage => asRead(passage, false)),
  ].map(passage =>
    passage.isBeside && !passage.isAddress
      ? { ...passage, text: withoutPublished(file, passage.text) }
      : passage,
  )
}

/** A passage as it meets the eye: nothing in its spelling hides its words. */
function asRead(passage: Passage, isMarkdown: boolean): Passage {
  const { text, writtenAt } = toReadable(passage.text, isMarkdown && !passage.isAddress)
  if (text === passage.text) return passage
  return { ...passage, text, placeAt: (from, to) => passage.placeAt(...writtenAt(from, to)) }
}

/** Nodes that are pointed at by an anchor, so that one of them is what a waiver is for. */
const PARAGRAPHS = new Set(['paragraph', 'listItem', 'tableRow', 'heading'])
const TEXTS = new Set(['paragraph', 'heading', 'tableCell'])
/** What readers of the page do not see and readers of the file do. */
const HIDDEN = new Set(['html', 'code', 'definition'])

function markdownPassages(file: CheckedFile): Passage[] {
  const strict = isStrict(file)
  const passages: Passage[] = []
  const visit = (
    node: Nodes,
    outer: Nodes | undefined,
    kind: Pick<Passage, 'isBeside' | 'isQuotation'>,
  ): void => {
    const around = PARAGRAPHS.has(node.type) ? node : outer
    const isBlock = node.type === 'code' && node.lang === 'yaml'
    const isHidden = HIDDEN.has(node.type)
    if (TEXTS.has(node.type) || (strict && isHidden && !isBlock)) {
      for (const passage of inNode(file, node, around ?? node, strict))
        passages.push({ ...passage, ...kind, ...(isHidden && { isBeside: true }) })
    } else if ('children' in node && (strict || node.type !== 'footnoteDefinition')) {
      const inner = {
        ...kind,
        ...(node.type === 'footnoteDefinition' && { isBeside: true }),
        ...(node.type === 'blockquote' && { isQuotation: true }),
      }
      for (const child of node.children) visit(child, around, inner)
    }
  }
  visit(file.root, undefined, {})
  return passages
}

const ADDRESS = /https?:\/\/[^\s>)]+/g

function inNode({ text, frontMatter }: CheckedFile, node: Nodes, around: Nodes, strict: boolean): Passage[] {
  const { start, end } = node.position!
  const offset = start.offset!
  const written = text.slice(offset, end.offset)
  const pointAt = (at: number): Point => {
    const starts = lineStarts(written)
    const line = starts.findLastIndex(first => first <= at)
    return { line: start.line + line, column: at - starts[line]! + (line === 0 ? start.column : 1) }
  }
  const placeAt = (from: number, to: number): Place => ({ start: pointAt(from), end: pointAt(to) })
  const paragraph = () => toParagraph(toString(around), sliceOf(text, around))
  const addresses = strict && written.includes('://') ? [...written.matchAll(ADDRESS)] : []
  // What a footnote repeats of its source is judged where the source is given.
  const given = new Set(strict ? (frontMatter?.fields.sources ?? []).map(({ url }) => url) : [])
  return [
    { text: withoutAddresses(written), placeAt, line: start.line, paragraph },
    ...addresses
      .filter(({ 0: address }) => !given.has(address))
      .map(({ 0: address, index }): Passage => ({
        text: address,
        placeAt: (from, to) => placeAt(index + from, index + to),
        paragraph,
        isAddress: true,
        isBeside: true,
      })),
  ]
}

function sliceOf(text: string, { position }: Nodes): string {
  return text.slice(position!.start.offset, position!.end.offset)
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Web addresses blanked out, length kept: their digits are not dates. */
function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, address => ' '.repeat(address.length))
}
