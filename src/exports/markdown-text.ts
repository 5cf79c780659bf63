/**
 * Plain text as Markdown that reads as that text and nothing else: no heading, link, image, table cell or HTML comes
 * of it. Line ends become spaces.
 */
export function toMarkdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~@]|&(?=[#\w])|:(?=\/\/)/g, '\\$&')
    .replace(/^([-+=#])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/www\./gi, match => `${match.slice(0, 3)}\\.`)
}

/** An address as a link of its own; a character that would end it is percent-encoded. */
export function toMarkdownLink(text: string, address: string): string {
  return `[${toMarkdownText(text)}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
}
