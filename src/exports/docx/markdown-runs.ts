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
  switch (node.type) {
    case 'text':
      // Where a line is broken in the file says nothing.
      return [run(node.value.replace(/\s*\n\s*/g, ' '), look)]
    case 'strong':
      return toRuns(node.children, { ...look, bold: true })
    case 'emphasis':
      return toRuns(node.children, { ...look, italics: true })
    case 'delete':
      return toRuns(node.children, { ...look, strike: true })
    case 'inlineCode':
      return [run(node.value, { ...look, style: WORD_STYLES.code.id })]
    case 'break':
      return [new TextRun({ break: 1 })]
    case 'footnoteReference':
      return [run(`[${node.label ?? node.identifier}]`, { ...look, style: WORD_STYLES.citation.id })]
    case 'link':
      return [
        new ExternalHyperlink({
          link: node.url,
          children: toRuns(node.children, { ...look, style: 'Hyperlink' }),
        }),
      ]
    default:
      return [run(toString(node), look)]
  }
}

function run(text: string, look: Look): TextRun {
  return new TextRun({ ...look, text: toPlainText(text) })
}
