import { parseMarkdown } from '../corpus/parse-markdown.ts'
import { toOutline } from '../corpus/to-outline.ts'
import { readPlainYaml } from '../problems/read-plain-yaml.ts'

/** An id that can become the name of a file. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const LONGEST_ID = 120
const LONGEST_TITLE = 300

/** What the front matter of an unfinished text says of itself, as far as it can be read. */
export interface DraftHead {
  /** Empty where there is none that can be read. */
  title: string
  /** File name from its id. */
  file: string | undefined
}

/** Reads title and id. Never throws on what somebody typed. */
export function parseDraftHead(markdown: string): DraftHead {
  const root = parseMarkdown(markdown)
  const front = root && toOutline(root, markdown.length).frontMatter
  const value = front && readPlainYaml(front.value)?.value
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const { title, id } = {
    title: lineOf(front?.value, 'title', fields),
    id: lineOf(front?.value, 'id', fields),
  }
  const isName = id.length <= LONGEST_ID && ID.test(id)
  return { title: title.slice(0, LONGEST_TITLE), file: isName ? `${id}.md` : undefined }
}

/** The value of a field; where the front matter as a whole is not plain, what stands behind its key in one line. */
function lineOf(front: string | undefined, key: string, fields: Readonly<Record<string, unknown>>): string {
  const value = fields[key]
  if (typeof value === 'string') return value.trim()
  const line = new RegExp(`^${key}:[ \\t]+(.+)$`, 'm').exec(front ?? '')?.[1] ?? ''
  return line.trim().replace(/^(["'])(.*)\1$/, '$2')
}
