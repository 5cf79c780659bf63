import { hash } from 'node:crypto'

/** SHA-256 in hex. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}

/** The Markdown of a section as it is digested: LF line ends, no trailing space, so that editors' habits do not count as changes. */
export function normaliseSection(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .trim()
}

/** Digest of a finding, episode or recommendation: of its Markdown section. */
export function sectionDigest(markdown: string): string {
  return sha256(normaliseSection(markdown))
}

/** Permanent address of a paragraph: it changes when the text does, and only then. */
export function passageAnchor(text: string): string {
  return `p-${sha256(text.replace(/\s+/g, ' ').trim()).slice(0, 6)}`
}
