import { normaliseSection } from './digest.ts'
import type { Source } from './review.ts'

/** A source as a footnote definition, in one line: `[^S1]: Publisher, *Title*, 2006. <https://…>`. */
export function footnoteText({ id, title, publisher, year, url }: Source): string {
  // A neutral description in brackets is not a title and is not set as one.
  const name = title.startsWith('[') ? escapeMarkdown(title) : `*${escapeMarkdown(title)}*`
  const parts = [escapeMarkdown(publisher), name, ...(year === undefined ? [] : [String(year)])]
  return `[^${id}]: ${parts.join(', ')}.${url === undefined ? '' : ` <${url}>`}`
}

/** Whether a footnote definition says what the source says, however its lines are broken. */
export function isFootnoteOf(source: Source, markdown: string): boolean {
  return normaliseSection(markdown).replace(/\s+/g, ' ') === footnoteText(source)
}

function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, character => `\\${character}`)
}
