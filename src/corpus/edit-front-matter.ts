import { isDeepStrictEqual } from 'node:util'
import {
  Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { findFrontMatter, parseFrontMatter } from './front-matter-text.ts'

/** New values of fields; undefined takes a field out. */
export type FrontMatterChanges = Readonly<Record<string, unknown>>

const WRITTEN = { lineWidth: 0, flowCollectionPadding: false } as const

/**
 * Changes fields of the front matter and leaves everything else as it stands, to the letter: other fields, fields that
 * the format does not know, comments, order and the way values are written.
 * @param order keys in the order of the format: where a field is put that was not there
 * @returns the new text; undefined where the front matter cannot be read, so that nothing is lost in it
 */
export function editFrontMatter(
  markdown: string,
  changes: FrontMatterChanges,
  order: readonly string[],
): string | undefined {
  const found = findFrontMatter(markdown)
  if (!found) {
    if (/^\uFEFF?---/.test(markdown)) return undefined
    return editFrontMatter(`---\n---\n\n${markdown}`, changes, order)
  }
  if (parseFrontMatter(found.yaml) === undefined) return undefined
  const newline = markdown.includes('\r\n') ? '\r\n' : '\n'
  let yaml = found.yaml
  for (const [key, value] of Object.entries(changes)) yaml = changeField(yaml, key, value, order, newline)
  return markdown.slice(0, found.start) + yaml + markdown.slice(found.end)
}

/** Fields as YAML, in the way the format writes them: short lists in brackets, one row a line. */
export function toYaml(fields: Readonly<Record<string, unknown>>): string {
  const document = new Document({})
  for (const [key, value] of Object.entries(fields))
    if (value !== undefined) document.set(key, toNode(document, value, 0))
  return Object.keys(fields).length === 0 ? '' : document.toString(WRITTEN)
}

function changeField(
  yaml: string,
  key: string,
  value: unknown,
  order: readonly string[],
  newline: string,
): string {
  const document = parseDocument(yaml, { logLevel: 'silent' })
  const pairs = isMap(document.contents) ? (document.contents as YAMLMap<Scalar, Node | null>).items : []
  const at = pairs.findIndex(pair => String(pair.key.value) === key)
  const pair = pairs[at]
  if (!pair) {
    if (value === undefined) return yaml
    const before = pairs.findLast(one => isBefore(String(one.key.value), key, order))
    const offset = before ? endOfLine(yaml, endOf(before)) : 0
    const head = yaml.slice(0, offset)
    const gap = head === '' || head.endsWith('\n') ? '' : newline
    return `${head}${gap}${emit(key, toNode(document, value, 0), newline)}${yaml.slice(offset)}`
  }
  if (isDeepStrictEqual(toPlain(pair.value, document), value)) return yaml
  const start = pair.key.range![0]
  // A list may end with a comment on what follows it, which is not its own.
  const end = start + yaml.slice(start, endOf(pair)).trimEnd().length
  if (value === undefined) return yaml.slice(0, start) + yaml.slice(endOfLine(yaml, end))
  const next = reconcile(document, pair.value, value)
  return yaml.slice(0, start) + emit(key, next, newline).trimEnd() + yaml.slice(end)
}

function endOf({ key, value }: Pair<Scalar, Node | null>): number {
  return Math.max(key.range![1], value?.range?.[2] ?? 0)
}

function endOfLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

function isBefore(key: string, other: string, order: readonly string[]): boolean {
  const at = order.indexOf(other)
  return at < 0 || (order.includes(key) && order.indexOf(key) < at)
}

function toPlain(node: Node | null, document: Document): unknown {
  return node === null ? undefined : (node.toJS(document) as unknown)
}

function emit(key: string, node: Node, newline: string): string {
  const document = new Document({})
  document.set(key, node)
  return document.toString(WRITTEN).replaceAll('\n', newline)
}

/** The value in the form that a node has already, with the comments of what stays. */
function reconcile(document: Document, node: Node | null | undefined, value: unknown): Node {
  if (isMap(node) && isPlainObject(value)) {
    for (const { key } of [...node.items])
      if (!((isScalar(key) ? String(key.value) : String(key)) in value)) node.delete(key)
    for (const [name, one] of Object.entries(value))
      node.set(name, reconcile(document, node.get(name, true), one))
    return node
  }
  if (isSeq(node) && Array.isArray(value)) {
    const old = [...node.items] as Node[]
    node.items = (value as unknown[]).map(one => {
      const same = old.findIndex(item => identity(toPlain(item, document)) === identity(one))
      const kept = same < 0 ? undefined : old.splice(same, 1)[0]
      return kept ? reconcile(document, kept, one) : toNode(document, one, 1)
    })
    // An empty list between brackets has no room for rows of its own.
    if (node.flow !== true && node.items.length === 0) node.flow = true
    else if (node.flow === true && value.some(isPlainObject) && !old.some(isCollection)) node.flow = false
    return node
  }
  if (isScalar(node) && !isPlainObject(value) && !Array.isArray(value)) {
    if (node.value !== value) node.value = value
    return node
  }
  return toNode(document, value, 0)
}

/** What makes a row the same row when something in it changes. */
function identity(value: unknown): string {
  if (!isPlainObject(value)) return JSON.stringify(value)
  const { id, term, name, ...rest } = value
  return JSON.stringify(id ?? term ?? name ?? rest)
}

function toNode(document: Document, value: unknown, depth: number): Node {
  const node = document.createNode(value) as Node
  if (isSeq(node)) {
    const rows = Array.isArray(value) && value.some(isPlainObject)
    node.flow = !rows
    for (const item of node.items) if (isCollection(item)) item.flow = true
  } else if (isMap(node)) node.flow = depth > 0 || node.items.every(({ value: one }) => isScalar(one))
  return node
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
