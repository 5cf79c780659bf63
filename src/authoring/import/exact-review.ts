import type { Code, RootContent, Yaml } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { footnoteText } from '../../corpus/footnote-text.ts'
import { parseYaml } from '../../corpus/parse-yaml.ts'
import type { Source } from '../../corpus/review.ts'
import type { ImportNote, ReadDocument } from './import-note.ts'
import { readCitations } from './read-citations.ts'
import { writeMarkdown } from './write-markdown.ts'

/**
 * The Markdown of a document in the form of a review: its headings and fields are what they say. Footnotes are made
 * from the sources; a heading under which nothing is written is left out and listed.
 */
export function toExactReview({ root, title }: ReadDocument): { markdown: string; notes: ImportNote[] } {
  const [front, ...rest] = root.children
  const before = front && isYaml(front) ? rest : root.children
  const yaml: Yaml = { type: 'yaml', value: front && isYaml(front) ? front.value : '' }
  const fields = parseYaml(yaml.value) ?? {}
  const notes: ImportNote[] = []
  if (title !== undefined && fields['title'] === undefined)
    yaml.value = `title: ${JSON.stringify(title)}\n${yaml.value}`
  else if (title !== undefined && title !== fields['title'])
    notes.push({
      kind: 'doubt',
      text: `The title of the document, “${title}”, is not that of the field title, which was taken.`,
    })
  const sources = sourcesOf(fields)
  const { kept, empty } = withoutEmpty(before.map(deeper))
  notes.push(
    ...empty.map(text => ({
      kind: 'heading' as const,
      text,
      became: 'left out, as nothing stands under it',
    })),
  )
  const cited = readCitations(kept, new Set(sources.map(source => source.id)))
  const body = writeMarkdown(kept)
  const footnotes = sources.filter(({ id }) => cited.has(id)).map(footnoteText)
  const end = footnotes.length > 0 ? `\n${footnotes.join('\n')}\n` : ''
  return { markdown: `---\n${yaml.value}\n---\n\n${body}${end}`, notes }
}

function isYaml(node: RootContent): node is Code {
  return node.type === 'code' && node.lang === 'yaml'
}

/** Heading 1 of Word is a section, which Markdown writes with two signs: the title has the one. */
function deeper(node: RootContent): RootContent {
  return node.type === 'heading' ? { ...node, depth: Math.min(6, node.depth + 1) as 2 } : node
}

function sourcesOf(fields: Readonly<Record<string, unknown>>): Source[] {
  const { sources } = fields
  if (!Array.isArray(sources)) return []
  return sources.filter((one: unknown): one is Source => {
    const fields = (one ?? {}) as Record<string, unknown>
    return ['id', 'title', 'publisher'].every(key => typeof fields[key] === 'string')
  })
}

/** Takes out headings that nothing follows but a heading that is no smaller. Fields alone keep a heading. */
function withoutEmpty(nodes: readonly RootContent[]): { kept: RootContent[]; empty: string[] } {
  const kept: RootContent[] = []
  const empty: string[] = []
  for (const node of nodes.toReversed()) {
    const next = kept.at(-1)
    const isEmpty =
      node.type === 'heading' &&
      (!next || next.type === 'footnoteDefinition' || (next.type === 'heading' && next.depth <= node.depth))
    if (isEmpty) empty.push(toString(node))
    else kept.push(node)
  }
  return { kept: kept.toReversed(), empty: empty.toReversed() }
}
