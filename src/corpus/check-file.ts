import type { z } from 'zod'
import { START_OF_FILE, type RawProblem } from '../problems/problem.ts'
import { parseYamlSource } from '../problems/yaml-source.ts'
import { toRawProblems } from '../problems/zod-problems.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { toOutline } from './to-outline.ts'
import { parseMarkdown, splitByteOrderMark } from './parse-markdown.ts'
import type { ReviewSchema } from './review-schema.ts'
import { checkDisclosure } from './disclosure/check-disclosure.ts'
import { FILE_RULES } from './rules/index.ts'
import type { Block, CheckedFile, CheckedItem } from './rules/rule.ts'

const NESTED_TOO_DEEPLY: RawProblem = {
  rule: 'file-unreadable',
  place: START_OF_FILE,
  message: 'Unexpected lists or quotations nested a hundred deep, expected text.',
}

/** A review as far as it can be read. */
export interface ReadReviewFile {
  file: CheckedFile
  /** What stands in the way of reading it, and values that do not fit. */
  problems: RawProblem[]
  /** Whether there is anything to hold the rules to. */
  isReadable: boolean
}

/** What a file is checked as. */
export interface CheckAs {
  /** Whether it is still to be published: a draft of a summary is looked through as a review is. */
  isDraft?: boolean
}

/**
 * Reads one review as far as it can be read and finds every fault in it, at its line and column.
 * @param name file name within the folder of reviews
 */
export function checkFile(
  name: string,
  written: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
  { isDraft = false }: CheckAs = {},
): { file: CheckedFile; problems: RawProblem[] } {
  const read = readReviewParts(name, written, taxonomy, schema, { isDraft })
  return { file: read.file, problems: problemsIn(read) }
}

/** Every fault in a review that was read. */
export function problemsIn({ file, problems, isReadable }: ReadReviewFile): RawProblem[] {
  if (!isReadable) return problems
  return [...problems, ...FILE_RULES.flatMap(rule => rule(file)), ...checkDisclosure(file)]
}

/**
 * Reads one review as far as it can be read, and holds it to no rule yet: those take most of the time.
 * @param name file name within the folder of reviews
 */
export function readReviewParts(
  name: string,
  written: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
  { isDraft = false }: CheckAs = {},
): ReadReviewFile {
  const { text } = splitByteOrderMark(written)
  const root = parseMarkdown(text)
  const unreadable = (problem: RawProblem) => ({
    file: emptyFile(name, text, taxonomy, isDraft),
    problems: [problem],
    isReadable: false,
  })
  if (!root) return unreadable(NESTED_TOO_DEEPLY)
  const outline = toOutline(root, text.length)
  if (!outline.frontMatter && isFence(text.split('\n', 1)[0]!)) {
    // Without the second fence nothing tells the fields from the text, and the parser reads no list in what follows.
    return unreadable(frontMatterMissing(text))
  }
  const problems = [...outline.problems]

  const frontMatter = outline.frontMatter
    ? readBlock(
        outline.frontMatter.value,
        { line: outline.frontMatter.position!.start.line + 1, indent: 0 },
        schema.frontMatter,
        problems,
      )
    : undefined
  if (!outline.frontMatter) problems.push(frontMatterMissing(text))

  const items = outline.items.map(item => {
    const code = item.block
    const origin = {
      line: (code?.position?.start.line ?? 0) + 1,
      indent: (code?.position?.start.column ?? 1) - 1,
    }
    const block = code && readBlock(code.value, origin, schema[item.level], problems)
    return { level: item.level, outline: item, block } as CheckedItem
  })
  const file: CheckedFile = { name, text, root, outline, taxonomy, isDraft, frontMatter, items }
  return { file, problems, isReadable: true }
}

function readBlock<S extends z.ZodObject>(
  text: string,
  origin: { line: number; indent: number },
  schema: S,
  problems: RawProblem[],
): Block<z.output<S>> {
  const yaml = parseYamlSource(text, origin)
  if (yaml.syntaxProblems.length > 0) {
    problems.push(...yaml.syntaxProblems)
    return { yaml, value: undefined, fields: {} }
  }
  // An empty block is a block without fields, so that each missing field is named.
  const parsed = schema.safeParse(yaml.value ?? {})
  if (parsed.success) return { yaml, value: parsed.data, fields: parsed.data }
  problems.push(...toRawProblems(parsed.error.issues, yaml, path => knownKeysAt(schema, path)))
  return { yaml, value: undefined, fields: readableFields(yaml.value, schema) }
}

function readableFields<S extends z.ZodObject>(value: unknown, schema: S): Partial<z.output<S>> {
  if (typeof value !== 'object' || value === null) return {}
  const fields = Object.entries(schema.shape).flatMap(([key, field]: [string, z.ZodType]) => {
    const parsed = field.safeParse((value as Record<string, unknown>)[key])
    return parsed.success ? [[key, parsed.data]] : []
  })
  return Object.fromEntries(fields) as Partial<z.output<S>>
}

function emptyFile(name: string, text: string, taxonomy: Taxonomy, isDraft: boolean): CheckedFile {
  const root = parseMarkdown('')!
  const outline = toOutline(root, 0)
  return { name, text, root, outline, taxonomy, isDraft, frontMatter: undefined, items: [] }
}

/** Names of the fields allowed at a path, for "did you mean". */
function knownKeysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema
  for (const step of path) {
    at = unwrap(at)
    const shape = (at as { shape?: Record<PropertyKey, unknown> }).shape
    at = shape ? shape[step] : (at as { element?: unknown }).element
  }
  return Object.keys((unwrap(at) as { shape?: object } | undefined)?.shape ?? {})
}

function unwrap(schema: unknown): unknown {
  const inner = schema as { unwrap?: () => unknown; element?: unknown } | undefined
  return inner && typeof inner.unwrap === 'function' && inner.element === undefined
    ? unwrap(inner.unwrap())
    : schema
}

function frontMatterMissing(text: string): RawProblem {
  const lines = text.split('\n')
  const first = lines.findIndex(line => line.trim() !== '')
  const late = first > 0 && isFence(lines[first]!)
  const hint = late
    ? 'Take out the empty lines before the first `---`.'
    : isFence(lines[0]!)
      ? 'Write a second line of `---` after the last field.'
      : 'Begin the file with `---`, the fields, and a second `---`.'
  return {
    rule: 'front-matter-missing',
    place: { start: { line: late ? first + 1 : 1, column: 1 } },
    message: 'Missing front matter, expected it between two lines of `---` at the very start of the file.',
    hint,
  }
}

function isFence(line: string): boolean {
  return line.trimEnd() === '---'
}
