import type { Paragraph, Place } from '../../problems/problem.ts'
import { passageAnchor, sectionDigest } from '../digest.ts'

/** A stretch of free text that readers will see, and where what stands in it can be pointed at. */
export interface Passage {
  text: string
  /** Place of the characters from `start` to `end` of the text. */
  placeAt: (start: number, end: number) => Place
  /** Line of its first word; undefined where it stands in YAML. */
  line?: number
  /** Whether it stands in a block quotation. */
  isQuotation?: boolean
  /** The whole paragraph that it is part of, by which a waiver names it; undefined where nothing may be waived. */
  paragraph?: () => Paragraph
  /** The field of the YAML that it stands in, such as `sources.title`. */
  field?: string
  /** Whether it is a web address or an id: words in it are joined by hyphens. */
  isAddress?: boolean
  /** Whether it is no sentence of the record: a title, a name, a comment, a footnote, the address of a link. */
  isBeside?: boolean
}

/**
 * What a waiver names a paragraph by.
 * @param plain its text without marks, of which its address on the page is made
 * @param written its Markdown, or its value in YAML
 */
export function toParagraph(plain: string, written: string): Paragraph {
  return { at: passageAnchor(plain), sha256: sectionDigest(written) }
}
