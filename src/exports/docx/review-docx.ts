import { Document, Packer, Paragraph, TextRun, type Table } from 'docx'
import type { Root, RootContent } from 'mdast'
import { parseMarkdown, splitByteOrderMark } from '../../corpus/parse-markdown.ts'
import { parseYaml } from '../../corpus/parse-yaml.ts'
import { toPlainText } from './plain-text.ts'
import { fieldTable } from './field-table.ts'
import { REVIEW_NUMBERING, REVIEW_STYLES } from './review-styles.ts'
import { createBlockWriter } from './markdown-blocks.ts'

/** A4 and its margins, in twentieths of a point. */
const PAGE = {
  size: { width: 11905, height: 16837 },
  margin: { top: 1250, bottom: 1250, left: 1247, right: 1247 },
}

/**
 * The Markdown of a review as a Word document, to be changed there and taken in again: `lessons import` reads back
 * every field, heading, paragraph and citation. Footnotes are left out, since they are made from the sources.
 * @returns the bytes of a .docx
 */
export async function toReviewDocx(markdown: string): Promise<Buffer> {
  const { text } = splitByteOrderMark(markdown)
  const root = parseMarkdown(text)
  if (!root) throw new Error('The text is nested too deeply to be read.')
  return packReview(titleOf(root), reviewBlocks(root))
}

/** Blocks of a review's document as a file. */
export function packReview(title: string, children: Array<Paragraph | Table>): Promise<Buffer> {
  const document = new Document({
    title: toPlainText(title),
    creator: 'The lessons library',
    styles: REVIEW_STYLES,
    numbering: REVIEW_NUMBERING,
    sections: [{ properties: { page: PAGE }, children }],
  })
  return Packer.toBuffer(document)
}

function reviewBlocks(root: Root): Array<Paragraph | Table> {
  const write = createBlockWriter()
  const blocks = root.children.flatMap(node => [...(fieldsOf(node) ?? write(node))])
  return [titleParagraph(titleOf(root)), ...blocks]
}

export function titleParagraph(title: string): Paragraph {
  return new Paragraph({ style: 'Title', children: [new TextRun(toPlainText(title))] })
}

/** The table of a piece of YAML; undefined for what is none, or cannot be read and so stays as it is written. */
function fieldsOf(node: RootContent): Array<Paragraph | Table> | undefined {
  if (node.type !== 'yaml' && !(node.type === 'code' && node.lang === 'yaml')) return undefined
  const fields = parseYaml(node.value)
  return fields && fieldTable(fields)
}

function titleOf(root: Root): string {
  const [first] = root.children
  const title = first?.type === 'yaml' ? parseYaml(first.value)?.['title'] : undefined
  return typeof title === 'string' ? title : ''
}
