import type { Tag } from './review.ts'
import type { CheckedFile } from './rules/rule.ts'
import { whoseWords } from './sections.ts'

/** What kind of record a file says it is: `summary`, `review`, `demonstration`; undefined where it cannot be read. */
export function recordOf({ frontMatter }: Pick<CheckedFile, 'frontMatter'>): string | undefined {
  const record = (frontMatter?.fields as Record<string, unknown> | undefined)?.['record'] as Tag[] | undefined
  return record?.[0]?.term
}

/**
 * Whether the words at a line, or in YAML where there is none, are the author's own, so that they can be worded anew.
 * A summary says what a report found, in the report's sense; its own are only the parts that the library adds.
 */
export function ownLines(file: CheckedFile): (line: number | undefined) => boolean {
  const record = recordOf(file)
  if (record !== 'summary') return () => true
  const own = file.outline.items
    .flatMap(item => item.sections)
    .filter(({ slug }) => whoseWords(slug, record) === 'library')
    .flatMap(({ nodes }) => nodes.map(({ position }) => [position!.start.line, position!.end.line] as const))
  return line => line !== undefined && own.some(([from, to]) => from <= line && line <= to)
}
