import { parseMarkdown, splitByteOrderMark } from '../corpus/parse-markdown.ts'
import { toOutline } from '../corpus/to-outline.ts'
import { parseYamlSource } from '../problems/yaml-source.ts'

/** The form of a file name, for a text that gives neither a name nor an id: no rule has anything to say of it. */
export const NAMELESS = '1900-uk-without-a-name.md'

/**
 * File name that a text would be published under, from the `id` in its front matter; undefined where none can be
 * read. Whether the name has the form that file names have is for the rules to say.
 */
export function fileNameOf(markdown: string): string | undefined {
  const { text } = splitByteOrderMark(markdown)
  const root = parseMarkdown(text)
  const frontMatter = root && toOutline(root, text.length).frontMatter
  if (!frontMatter) return undefined
  const { value } = parseYamlSource(frontMatter.value, { line: 2, indent: 0 })
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined
  return typeof id === 'string' && IN_A_FILE_NAME.test(id) ? `${id}.md` : undefined
}

/** What can be part of a path at all: the id is shown in addresses of problems. */
const IN_A_FILE_NAME = /^[\p{L}\p{N}._ -]{1,200}$/u
