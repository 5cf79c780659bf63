import { HeadingLevel, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { List, PhrasingContent, RootContent, Table as MarkdownTable } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { WORD_STYLES } from '../../corpus/word-form.ts'
import { GRID, TEXT_WIDTH } from './blocks.ts'
import { toRuns } from './markdown-runs.ts'
import { toPlainText } from './plain-text.ts'

type Blocks = Array<Paragraph | Table>

const HEADINGS = ['HEADING_1', 'HEADING_1', 'HEADING_2', 'HEADING_3', 'HEADING_4', 'HEADING_5'] as const

const LEFT_OUT: ReadonlySet<string> = new Set(['footnoteDefinition', 'definition', 'thematicBreak'])

/** Makes what writes blocks of Markdown as those of Word. It counts the numbered lists, so that each begins at 1. */
export function createBlockWriter(): (node: RootContent) => Blocks {
  let numbered = 0

  const paragraph = (node: { children: PhrasingContent[] }, style?: string) =>
    new Paragraph({ ...(style && { style }), children: toRuns(node.children) })

  const list = (node: List, level: number): Blocks => {
    const instance = node.ordered ? ++numbered : 0
    const numbering = {
      reference: node.ordered ? 'numbers' : 'bullets',
      level,
      ...(node.ordered && { instance }),
    }
    return node.children.flatMap(item =>
      item.children.flatMap((child, at): Blocks => {
        if (child.type === 'list') return list(child, level + 1)
        if (child.type !== 'paragraph') return write(child)
        const children = toRuns(child.children)
        return [
          at === 0
            ? new Paragraph({ style: 'ListParagraph', numbering, children })
            : new Paragraph({ style: WORD_STYLES.listContinue.id, children }),
        ]
      }),
    )
  }

  const write = (node: RootContent): Blocks => {
    // Footnotes are made from the sources, and a line across the page says nothing.
    if (LEFT_OUT.has(node.type)) return []
    if (node.type === 'heading') {
      const heading = HeadingLevel[HEADINGS[node.depth - 1] ?? 'HEADING_5']
      return [new Paragraph({ heading, children: toRuns(node.children) })]
    }
    if (node.type === 'paragraph') return [paragraph(node)]
    if (node.type === 'list') return list(node, 0)
    if (node.type === 'table') return [table(node), new Paragraph({ children: [] })]
    if (node.type === 'blockquote')
      return node.children.flatMap(child =>
        child.type === 'paragraph' ? [paragraph(child, WORD_STYLES.quote.id)] : write(child),
      )
    if (node.type === 'code')
      return node.value
        .split('\n')
        .map(text => new Paragraph({ style: WORD_STYLES.codeBlock.id, text: toPlainText(text) }))
    return [new Paragraph({ text: toPlainText(toString(node)) })]
  }
  return write
}

function table({ children: rows }: MarkdownTable): Table {
  const width = Math.floor(TEXT_WIDTH / Math.max(1, rows[0]?.children.length ?? 1))
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    borders: GRID,
    rows: rows.map(
      (row, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: row.children.map(
            cell =>
              new TableCell({
                width: { size: width, type: WidthType.DXA },
                children: [new Paragraph({ style: 'TableText', children: toRuns(cell.children) })],
              }),
          ),
        }),
    ),
  })
}
