import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type IStylesOptions,
  type ParagraphChild,
} from 'docx'
import { createLinks, type ToLink } from '../docx/link.ts'
import { documentHead } from '../docx/document-head.ts'
import { toPlainText } from '../docx/plain-text.ts'
import { STYLES } from '../docx/styles.ts'
import type { BriefingSheet, SheetBox, SheetLine } from './briefing-sheet.ts'
import { EDITED } from './edited-briefing.ts'

/** A4 and its margins, in twentieths of a point. */
const PAGE = {
  size: { width: 11905, height: 16837 },
  margin: { top: 740, bottom: 800, left: 800, right: 800, footer: 340 },
}
const COLUMNS = { count: 2, space: 400, equalWidth: true }

/** The looks of reports, drawn together so that the whole stands on two sides. */
const LOOKS: IStylesOptions = {
  ...STYLES,
  default: {
    ...STYLES.default,
    document: {
      run: { ...STYLES.default?.document?.run, font: 'Calibri', size: 19 },
      paragraph: { spacing: { after: 70, line: 245, lineRule: 'auto' } },
    },
    title: {
      run: { ...STYLES.default?.title?.run, size: 32 },
      paragraph: { spacing: { before: 0, after: 80, line: 240, lineRule: 'auto' } },
    },
    heading1: {
      run: { ...STYLES.default?.heading1?.run, size: 23 },
      paragraph: {
        spacing: { before: 140, after: 50 },
        keepNext: true,
        keepLines: true,
        border: { top: { style: 'single', size: 8, space: 3, color: '1D1D1B' } },
      },
    },
  },
  paragraphStyles: [
    ...(STYLES.paragraphStyles ?? []).filter(({ id }) => id !== 'Ours' && id !== 'Note'),
    {
      id: 'Ours',
      name: 'Written by the library',
      basedOn: 'Normal',
      run: { size: 17, bold: true },
      paragraph: { spacing: { after: 40 }, keepNext: true, shading: { fill: 'F4F1EA' } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 16 },
      paragraph: { spacing: { after: 40, line: 235, lineRule: 'auto' } },
    },
  ],
}

/** A briefing as a Word document of two sides. */
export function briefingDocx(sheet: BriefingSheet): Promise<Buffer> {
  const { title, site, marks, boxes, audience, aim } = sheet
  const toLink = createLinks()
  const document = new Document({
    ...documentHead(title, marks[0] ?? '', site),
    subject: 'Seven-minute briefing',
    styles: LOOKS,
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new Footer({ children: [foot(sheet)] }) },
        children: [
          note(`${site.name}: seven-minute briefing`, true),
          new Paragraph({ heading: HeadingLevel.TITLE, text: toPlainText(title) }),
          ...(audience === '' ? [] : [note(`For: ${audience}`)]),
          ...(aim === '' ? [] : [note(`Aim: ${aim}`)]),
          ...marks.map(mark => note(mark)),
        ],
      },
      {
        properties: { type: SectionType.CONTINUOUS, page: PAGE, column: COLUMNS },
        children: boxes.flatMap(box => boxBlocks(box, toLink)),
      },
      {
        properties: { type: SectionType.CONTINUOUS, page: PAGE },
        children: recordBlocks(sheet, toLink),
      },
    ],
  })
  return Packer.toBuffer(document)
}

function boxBlocks({ number, heading, mark, paragraphs, none }: SheetBox, toLink: ToLink): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: toPlainText(`${number}. ${heading}`) }),
    ...(mark === undefined ? [] : [new Paragraph({ style: 'Ours', text: mark })]),
    ...paragraphs.map(
      lines => new Paragraph({ children: lines.flatMap((line, at) => runsOf(line, at, toLink)) }),
    ),
    ...(none === undefined ? [] : [new Paragraph({ text: none })]),
  ]
}

function runsOf({ isLead, text, cite, isEdited }: SheetLine, at: number, toLink: ToLink): ParagraphChild[] {
  const said = new TextRun({ text: `${at > 0 ? ' ' : ''}${toPlainText(text)}`, bold: isLead })
  if (isEdited) return [said, new TextRun({ text: ` [${EDITED.toLowerCase()}]`, size: 16 })]
  if (!cite) return [said]
  if (cite.href === undefined) return [said, new TextRun({ text: ` [${cite.label}]`, size: 16 })]
  return [said, new TextRun(' ['), toLink(cite.label, cite.href), new TextRun(']')]
}

function recordBlocks({ records, notes }: BriefingSheet, toLink: ToLink): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: 'Records' }),
    ...records.map(
      ({ number, words, href }) =>
        new Paragraph({
          style: 'Note',
          children: [
            new TextRun(`${number}. ${toPlainText(words)} `),
            ...(href === undefined ? [] : [toLink(href, href)]),
          ],
        }),
    ),
    ...notes.map(one => note(one)),
  ]
}

function note(text: string, bold = false): Paragraph {
  return new Paragraph({ style: 'Note', children: [new TextRun({ text: toPlainText(text), bold })] })
}

function foot({ site, title }: BriefingSheet): Paragraph {
  return new Paragraph({
    style: 'Note',
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun(`${toPlainText(site.name)}: ${toPlainText(title)}. Page `),
      new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}
