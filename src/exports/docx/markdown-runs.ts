import { ExternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx'
import type { PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { WORD_STYLES } from '../../corpus/word-form.ts'
import { toPlainText } from './plain-text.ts'

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style'>

/** Text of Markdown as runs of Word. A citation is written `[S1]` in a style of its own. */
export function toRuns(nodes: readonly PhrasingContent[], look: Look = {}): ParagraphChild[] {
  return nodes.flatMap(node => toRun(node, look))
}

function toRun(node: PhrasingContent, look: Look): ParagraphChild[] {
  if (node.type === 'footnoteReference')
    return [run(`[${node.label ?? node.identifier}]`, { ...look, style: WORD_STYLES.citation.id })]
  if (node.type === 'inlineCode') return [run(node.value, { ...look, style: WORD_STYLES.code.id })]
  if (node.type === 'strong') return toRuns(node.children, { ...look, bold: true })
  if (node.type === 'emphasis') return toRuns(node.children, { ...look, italics: true })
  if (node.type === 'delete') return toRuns(node.children, { ...look, strike: true })
  if (node.type === 'break') return [new TextRun({ break: 1 })]
  if (node.type === 'link') {
    const children = toRuns(node.children, { ...look, style: 'Hyperlink' })
    return [new ExternalHyperlink({ link: node.url, children })]
  }
  // Where a line is broken in the file says nothing.
  return [run(toString(node).replace(/\s*\n\s*/g, ' '), look)]
}

function run(text: string, look: Look): TextRun {
  return new TextRun({ ...look, text: toPlainText(text) })
}
