import { normaliseSection } from './digest.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { toOutline } from './to-outline.ts'

/** The text of a review as anybody may read it, in the parts that are digested one by one. */
export interface PublicParts {
  /** Front matter and sections of the review itself, without its items. */
  own: string
  /** Section of each finding, episode and recommendation, by its number: just what its digest is of. */
  items: Readonly<Record<string, string>>
}

/** Divides the public Markdown of a review. */
export function toPublicParts(markdown: string): PublicParts {
  const root = parseMarkdown(markdown)
  const { items } = root ? toOutline(root, markdown.length) : { items: [] }
  const own = items
    .toReversed()
    .reduce((text, item) => text.slice(0, item.start) + text.slice(item.end), markdown)
  return {
    own: normaliseSection(own).replace(/\n{3,}/g, '\n\n'),
    items: Object.fromEntries(
      items.map(item => [item.id, normaliseSection(markdown.slice(item.start, item.end))]),
    ),
  }
}
