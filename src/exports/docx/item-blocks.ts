import { Paragraph, TextRun } from 'docx'
import { BY_THE_LIBRARY } from '../report/report-words.ts'
import type { ReportItem, ReportPart } from '../report/report-item.ts'
import { bullet, heading, labelled, paragraph } from './blocks.ts'
import type { ToLink } from './link.ts'
import { toPlainText } from './plain-text.ts'

/** An item of an extract: what it is, its text, its tags, and how to cite it. */
export function itemBlocks(item: ReportItem, link: ToLink): Paragraph[] {
  const { ours, original } = item.citation
  return [
    heading(3, item.heading),
    ...(item.invented === undefined ? [] : [paragraph(item.invented, 'Invented')]),
    paragraph(`${item.about} ${item.provenance}`, 'About'),
    ...item.parts.flatMap(partBlocks),
    ...item.facts.map(([label, value], at) => labelled(label, value, 'Fact', at === 0 ? 200 : 0)),
    new Paragraph({
      style: 'Citation',
      children: [
        link(item.href, item.href),
        new TextRun({ text: `Cite as: ${toPlainText(ours)}`, break: 1 }),
        ...(original === undefined
          ? []
          : [new TextRun({ text: `The original: ${toPlainText(original)}`, break: 1 })]),
      ],
    }),
  ]
}

function partBlocks({ heading: title, ours, list, paragraphs }: ReportPart): Paragraph[] {
  return [
    ...(ours ? [paragraph(BY_THE_LIBRARY, 'Ours')] : []),
    ...(title === '' ? [] : [heading(4, title)]),
    ...paragraphs.map(text => (list ? bullet(text) : paragraph(text))),
  ]
}
