import type { Nodes, Root } from 'mdast'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { readReviewParts } from './check-file.ts'
import { footnoteText, isFootnoteOf } from './footnote-text.ts'
import { splitByteOrderMark } from './parse-markdown.ts'
import type { ReviewSchema } from './review-schema.ts'

/**
 * Writes the footnote definitions of a review from its `sources`: those cited in the text and not defined are added
 * at the end, those that say something else are rewritten. All other text stays as it is, to the letter.
 * @returns the new text, or the same text where there is nothing to do or the sources cannot be read
 */
export function fixFootnotes(
  name: string,
  written: string,
  taxonomy: Taxonomy,
  schema: ReviewSchema,
): string {
  const { mark, text } = splitByteOrderMark(written)
  const { file } = readReviewParts(name, text, taxonomy, schema)
  const sources = (file.frontMatter?.fields.sources ?? []).filter(
    (source, index, all) => all.findIndex(other => other.id === source.id) === index,
  )
  const cited = citedIn(file.root)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const defined = new Map(
    file.outline.footnotes.map(node => [(node.label ?? node.identifier).toUpperCase(), node]),
  )

  const edits = sources.flatMap(source => {
    const place = defined.get(source.id)?.position
    if (!place) return []
    const [start, end] = [place.start.offset!, place.end.offset!]
    return isFootnoteOf(source, text.slice(start, end)) ? [] : [{ start, end, text: footnoteText(source) }]
  })
  const rewritten = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((out, edit) => out.slice(0, edit.start) + edit.text + out.slice(edit.end), text)
  const added = sources.filter(source => cited.has(source.id) && !defined.has(source.id)).map(footnoteText)
  if (added.length === 0) return mark + rewritten
  const gap =
    defined.size > 0 && rewritten.trimEnd().split(/\r?\n/).at(-1)!.startsWith('[^')
      ? newline
      : `${newline}${newline}`
  return `${mark}${rewritten.trimEnd()}${gap}${added.join(newline)}${newline}`
}

function citedIn(root: Root): Set<string> {
  const cited = new Set<string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') cited.add((node.label ?? node.identifier).toUpperCase())
    if ('children' in node) node.children.forEach(visit)
  }
  visit(root)
  return cited
}
