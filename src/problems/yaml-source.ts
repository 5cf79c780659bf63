import {
  isCollection,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type YAMLParseError,
} from 'yaml'
import type { Place, RawProblem } from './problem.ts'
import { readPlainYaml } from './read-plain-yaml.ts'

export type Path = readonly PropertyKey[]

/** A piece of YAML inside a larger file, with the places of its values in that file. */
export interface YamlSource {
  /** The plain value; undefined when the YAML cannot be read. */
  value: unknown
  /** Syntax faults; when there are any, `value` is undefined. */
  syntaxProblems: RawProblem[]
  /** Place of the value at a path, or of the nearest thing above it that exists; at last the line of the fence. */
  placeOf: (path: Path) => Place
  /** Place of the key at a path, or of the nearest thing above it that exists. */
  placeOfKey: (path: Path) => Place
  /** Whether anything is written at the path. */
  has: (path: Path) => boolean
}

/** Where the YAML begins in its file: the line of its first line, and how many columns it is indented. */
export interface Origin {
  line: number
  indent: number
}

/**
 * Reads YAML that stands inside a Markdown file. Never throws on what an author wrote.
 * @param text the YAML without its fences
 */
export function parseYamlSource(text: string, origin: Origin): YamlSource {
  // Places are asked for where something is wrong, which is seldom; the document that has them takes its time.
  let opened: YamlSource | undefined
  const open = () => (opened ??= openDocument(text, origin))
  const plain = readPlainYaml(text) ?? { value: open().value }
  return {
    value: plain.value,
    syntaxProblems: opened?.syntaxProblems ?? [],
    placeOf: path => open().placeOf(path),
    placeOfKey: path => open().placeOfKey(path),
    has: path => (opened ? opened.has(path) : isWritten(plain.value, path)),
  }
}

/** Whether anything is written at a path of a plain value; nothing after a colon is written too. */
function isWritten(value: unknown, path: Path): boolean {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false
    at = (at as Record<PropertyKey, unknown>)[step]
  }
  return true
}

function openDocument(text: string, origin: Origin): YamlSource {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' })
  const pointAt = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset)
    return { line: origin.line + line - 1, column: origin.indent + col }
  }
  const placeAt = (start: number, end: number): Place => ({ start: pointAt(start), end: pointAt(end) })
  // What is not there at all has no place of its own: the fence stands for the whole block.
  const whole: Place = { start: { line: Math.max(1, origin.line - 1), column: origin.indent + 1 } }

  const syntaxProblems =
    document.errors.length > 0
      ? worthReporting(document.errors, offset => pointAt(offset).line).map((fault): RawProblem => ({
          rule: 'yaml-syntax',
          place: { start: pointAt(fault.pos[0]) },
          message: `Unreadable YAML: ${plainWords(fault.code, fault.message)}`,
          hint: hintFor(fault.code),
        }))
      : aliasesOf(document).map((alias): RawProblem => ({
          rule: 'yaml-syntax',
          place: placeAt(alias.range![0], alias.range![1]),
          message: `Unreadable YAML: \`*${alias.source}\` refers to a value elsewhere.`,
          met: `*${alias.source}`,
          hint: 'Write the value out, or put text that begins with `*` between double quotation marks.',
        }))
  const value: unknown = syntaxProblems.length === 0 ? document.toJS() : undefined

  const placeOfNode = (node: Node): Place => {
    const [start, end] = node.range ?? [0, 0]
    // The range of a block collection ends at the start of the next line, so only its start is worth pointing at.
    return isCollection(node) && !node.flow ? { start: pointAt(start) } : placeAt(start, end)
  }
  const placeOf = (path: Path): Place => {
    if (path.length === 0 && isNode(document.contents)) return placeOfNode(document.contents)
    for (let depth = path.length; depth > 0; depth--) {
      const found = lookUp(document, path.slice(0, depth))
      if (isNode(found.value)) return placeOfNode(found.value)
      if (found.pair && isNode(found.pair.key)) return placeOfNode(found.pair.key)
    }
    return whole
  }
  return {
    value,
    syntaxProblems,
    placeOf,
    placeOfKey: path => {
      const { pair } = lookUp(document, path)
      return pair && isNode(pair.key) ? placeOfNode(pair.key) : placeOf(path)
    },
    has: path => path.length === 0 || lookUp(document, path).value !== undefined,
  }
}

function lookUp(document: Document, path: Path): { value?: unknown; pair?: Pair } {
  let value: unknown = document.contents
  let pair: Pair | undefined
  for (const step of path) {
    pair = undefined
    if (isMap(value)) {
      pair = value.items.find(
        item => isPair(item) && String(isNode(item.key) ? item.key.toString() : item.key) === String(step),
      )
      value = pair?.value
    } else if (isCollection(value)) {
      value = value.items[Number(step)]
    } else {
      value = undefined
    }
    if (value === undefined && !pair) return {}
  }
  return { value: value === null ? undefined : value, ...(pair && { pair }) }
}

/** One slip makes the parser stumble more than once: again on its line, after a tab at will, and at every level that nesting without end leaves. */
function worthReporting(
  faults: readonly YAMLParseError[],
  lineOf: (offset: number) => number,
): readonly YAMLParseError[] {
  const exhausted = faults.find(fault => fault.code === 'RESOURCE_EXHAUSTION')
  if (exhausted) return [exhausted]
  const tabs = faults.filter(fault => fault.code === 'TAB_AS_INDENT')
  const first = tabs.length > 0 ? tabs : faults
  const lines = first.map(fault => lineOf(fault.pos[0]))
  return first.filter((_, index) => lines.indexOf(lines[index]!) === index)
}

/** Aliases let a few lines expand into gigabytes; a review has no use for them. */
function aliasesOf(document: Document): Alias[] {
  const aliases: Alias[] = []
  visit(document, { Alias: (_key, alias) => void aliases.push(alias) })
  return aliases
}

/** Words for an author instead of those for a programmer, by the code and message of the parser; the first that fits. */
const PLAIN_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^DUPLICATE_KEY/, 'the same field is written twice.'],
  [/^TAB_AS_INDENT/, 'a tab is used to indent.'],
  [/^RESOURCE_EXHAUSTION/, 'lists or fields are nested too deeply.'],
  [/^MULTIPLE_DOCS/, 'a line of `---` stands inside the block.'],
  [/^BAD_INDENT Flow/, 'a bracket is opened and not closed.'],
  [/^BAD_INDENT|^BLOCK_AS_IMPLICIT_KEY A block/, 'the indentation does not fit the lines above.'],
  [/^BLOCK_AS_IMPLICIT_KEY/, 'a value contains a colon with a space after it.'],
  [/^MISSING_CHAR Missing closing/, 'a quotation mark is opened and not closed.'],
  [/^MISSING_CHAR Missing ,/, 'a comma or a colon is missing.'],
  [/^(MISSING_CHAR|MULTILINE_IMPLICIT_KEY)/, 'a field has no colon with a space after it.'],
  [/^UNEXPECTED_TOKEN/, 'something follows a value that has already ended.'],
  [/^BAD_SCALAR_START/, 'a value begins with a sign that YAML keeps for itself.'],
]

function plainWords(code: string, message: string): string {
  const found = PLAIN_WORDS.find(([pattern]) => pattern.test(`${code} ${message}`))
  return found?.[1] ?? `${message.replace(/\.?$/, '')}.`
}

function hintFor(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two.'
  if (code === 'TAB_AS_INDENT') return 'Indent with two spaces.'
  return 'Indent with two spaces, and put text that contains a colon, `#` or quotation marks between double quotation marks.'
}
