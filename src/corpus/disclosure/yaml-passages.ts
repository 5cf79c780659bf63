import type { YamlSource } from '../../problems/yaml-source.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import type { CheckedFile } from '../rules/rule.ts'
import { toParagraph, type Passage } from './passage.ts'
import { isStrict } from './strictness.ts'

/** Fields whose words are those of the original or of its publishers, and the lists of what reviews are called. */
const PUBLISHED_WORDS = new Set(['id', 'title', 'known-as', 'sources', 'area', 'to', 'for'])
/** Fields that hold numbers of items and marks of the format, and no words. */
const MARKS = new Set([
  'source',
  'supports',
  'addresses',
  'leads-to',
  'sha256',
  'at',
  'rule',
  'taxonomy',
  'date',
  'published',
  'due',
  'period',
])

/** Free text in the YAML of a file; where it is written for the library, comments and published words as well. */
export function yamlPassages(file: CheckedFile): Passage[] {
  const strict = isStrict(file)
  const { outline, frontMatter, items, taxonomy } = file
  const blocks = [
    { block: frontMatter, node: outline.frontMatter },
    ...items.map(({ block, outline: item }) => ({ block, node: item.block })),
  ]
  return blocks.flatMap(({ block, node }) => {
    if (!block || !node) return []
    const comments = strict ? commentsIn(node.value, node.position!.start) : []
    if (block.yaml.syntaxProblems.length > 0) return comments
    return [...valuesIn(block.yaml, taxonomy, strict), ...comments]
  })
}

function valuesIn(yaml: YamlSource, taxonomy: Taxonomy, strict: boolean): Passage[] {
  const visit = (value: unknown, path: PropertyKey[]): Passage[] => {
    if (typeof value === 'string') return value.includes(' ') || strict ? [toPassage(value, path)] : []
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) =>
      isSkipped(key) ? [] : visit(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    )
  }
  const isSkipped = (key: string) =>
    MARKS.has(key) || (!strict && PUBLISHED_WORDS.has(key)) || taxonomy.facet(key) !== undefined
  const toPassage = (text: string, path: PropertyKey[]): Passage => ({
    text,
    placeAt: () => yaml.placeOf(path),
    isBeside: !text.includes(' ') || path.some(step => PUBLISHED_WORDS.has(String(step))),
    field: path.filter(step => typeof step === 'string').join('.'),
    isAddress: path.at(-1) === 'url' || path.at(-1) === 'id',
    // A waiver cannot excuse the words of a waiver.
    ...(path[0] !== 'waivers' && { paragraph: () => toParagraph(text, text) }),
  })
  return visit(yaml.value, [])
}

/** Comments of a block: a reader of the file sees them. */
function commentsIn(yaml: string, start: { line: number; column: number }): Passage[] {
  if (!yaml.includes('#')) return []
  return yaml.split('\n').flatMap((line, index): Passage[] => {
    const comment = /^(?:[^"'#]|"[^"]*"|'[^']*'|\S#|(?<=\w)')*?(?:^|\s)(#.*)$/.exec(line)?.[1]
    if (comment === undefined) return []
    const column = start.column + line.length - comment.length
    const point = (at: number) => ({ line: start.line + 1 + index, column: column + at })
    return [
      { text: comment, placeAt: (from, to) => ({ start: point(from), end: point(to) }), isBeside: true },
    ]
  })
}
