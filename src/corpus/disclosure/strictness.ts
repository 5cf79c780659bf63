import { recordOf } from '../record-of.ts'
import type { CheckedFile } from '../rules/rule.ts'

/**
 * Whether a file is written for the library, so that nothing in it has been published before. A summary gives what
 * others have published: what stands in its title, its names and its sources may stand in its text.
 */
export function isStrict(file: CheckedFile): boolean {
  return recordOf(file) !== 'summary'
}

const known = new WeakMap<CheckedFile, string>()

/** Title, names and sources of a summary in one text; of anything else nothing. */
export function publishedWords(file: CheckedFile): string {
  const words = known.get(file) ?? collectWords(file)
  known.set(file, words)
  return words
}

function collectWords(file: CheckedFile): string {
  if (isStrict(file)) return ''
  const { title, sources, area, 'known-as': knownAs } = file.frontMatter?.fields ?? {}
  return [
    title,
    area,
    ...(knownAs ?? []).map(({ name }) => name),
    ...(sources ?? []).flatMap(source => [source.title, source.publisher]),
  ].join('\n')
}
