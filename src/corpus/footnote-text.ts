import type { Source } from './review.ts'

/** A source as a footnote definition: `[^S1]: Publisher, *Title*, 2006. <https://…>`. */
export function footnoteText({ id, title, publisher, year, url }: Source): string {
  // A neutral description in brackets is not a title and is not set as one.
  const name = title.startsWith('[') ? escapeMarkdown(title) : `*${escapeMarkdown(title)}*`
  const parts = [escapeMarkdown(publisher), name, ...(year === undefined ? [] : [String(year)])]
  return `[^${id}]: ${parts.join(', ')}.${url === undefined ? '' : ` <${url}>`}`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, character => `\\${character}`)
}
