import { Document, Footer, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { bullet, heading, labelled, paragraph, table, TEXT_WIDTH } from '../docx/blocks.ts'
import { createLinks } from '../docx/link.ts'
import { documentHead } from '../docx/document-head.ts'
import { toPlainText } from '../docx/plain-text.ts'
import { STYLES } from '../docx/styles.ts'
import type { FacilitatorSheet, SheetFinding } from './facilitator-sheet.ts'
import { EVALUATION_FORM, HOW_TO_CLOSE, LOOKING_AFTER, WHAT_PEOPLE_MAY_SAY } from './facilitator-words.ts'
import { marksLine } from './slide.ts'
import { CARE_NOTE, SUPPORT } from './support.ts'

/** A4 and its margins, in twentieths of a point. */
const PAGE = { width: 11905, height: 16837 }
const SIDE = (PAGE.width - TEXT_WIDTH) / 2

/** The sheet as a Word document on A4, with the evaluation form on a page of its own. */
export function toFacilitatorDocx(sheet: FacilitatorSheet): Promise<Buffer> {
  const name = toPlainText(sheet.site.name)
  const title = `Facilitator’s sheet: ${toPlainText(sheet.title)}`
  return Packer.toBuffer(
    new Document({
      ...documentHead(title, sheet.notes[0] ?? '', sheet.site),
      styles: STYLES,
      sections: [
        {
          properties: { page: { size: PAGE, margin: { top: 1100, bottom: 1100, left: SIDE, right: SIDE } } },
          footers: { default: new Footer({ children: [foot(`${name}. ${marksLine(sheet)}. Page `)] }) },
          children: blocksOf(sheet),
        },
      ],
    }),
  )
}

function blocksOf(sheet: FacilitatorSheet) {
  const { title, aims, notes, minutes, plan, findings, recommendations } = sheet
  const toLink = createLinks()
  return [
    paragraph('Facilitator’s sheet', 'About'),
    new Paragraph({ style: 'Title', text: toPlainText(title), spacing: { before: 0 } }),
    ...notes.map(note => paragraph(note)),
    paragraph(`${marksLine(sheet)}.`, 'About'),
    heading(1, 'Aims'),
    ...aims.map(bullet),
    heading(1, 'Timing'),
    ...table(
      {
        caption: `A plan for ${minutes} minutes`,
        columns: ['Minutes', 'What', 'How'],
        rows: [
          ...plan.map(one => [one.minutes, one.what, one.how]),
          [plan.reduce((sum, one) => sum + one.minutes, 0), 'In all', ''],
        ],
      },
      [1.4, 2.4, 6],
    ),
    heading(1, 'Before you begin'),
    ...CARE_NOTE.map(bullet),
    heading(1, 'Findings and their questions'),
    ...findings.flatMap(one => findingBlocks(one, toLink)),
    ...(recommendations.length === 0
      ? []
      : [
          heading(1, 'What was asked for'),
          ...recommendations.map(one => bullet(`${one.title} [${one.cites}]`)),
        ]),
    heading(1, 'What people may say'),
    paragraph('Written by the library, from no review.', 'About'),
    ...WHAT_PEOPLE_MAY_SAY.map(({ said, answer }) => bullet(`${said} ${answer}`)),
    heading(1, 'Looking after people'),
    ...LOOKING_AFTER.map(bullet),
    heading(2, 'Where to find support'),
    ...SUPPORT.map(({ who, what, number }) => bullet(`${who}: ${what}, ${number}`)),
    heading(1, 'How to close'),
    ...HOW_TO_CLOSE.map(bullet),
    heading(1, 'Sources'),
    ...[...findings, ...recommendations].map(({ citation }) => paragraph(citation, 'Citation')),
    new Paragraph({ heading: 'Heading1', pageBreakBefore: true, text: 'Evaluation form' }),
    paragraph(title),
    ...EVALUATION_FORM.flatMap(({ question, lines }, at) => [
      new Paragraph({
        keepNext: true,
        children: [new TextRun({ text: `${at + 1}. ${question}`, bold: true })],
      }),
      ...Array.from({ length: lines }, () => ruled()),
    ]),
  ]
}

function findingBlocks(one: SheetFinding, toLink: ReturnType<typeof createLinks>) {
  return [
    heading(2, `${one.number}. ${one.title}`),
    paragraph(`${marksLine(one)}.${one.isDiscussed ? '' : ' If there is time.'}`, 'About', {
      keepNext: true,
    }),
    new Paragraph({ style: 'Fact', keepNext: true, children: [toLink(one.href, one.href)] }),
    ...(one.note === undefined ? [] : [labelled('Note', one.note, 'Normal')]),
    ...one.parts.map(({ heading: label, words, sentences }) =>
      labelled(
        `${label}${words === '' ? '' : ` (${words.toLowerCase()})`}`,
        `${sentences.map(({ text }) => text).join(' ')} [${[...new Set(sentences.map(({ cites }) => cites))].join('; ')}]`,
        'Normal',
        100,
      ),
    ),
    ...(one.questions.length === 0
      ? []
      : [
          paragraph(`Questions (${one.questionWords.toLowerCase()})`, 'Ours'),
          ...one.questions.map(({ audience, text }) => bullet(`${audience}: ${text}`)),
        ]),
    ...(one.leftOut === undefined ? [] : [paragraph(one.leftOut, 'Note')]),
  ]
}

/** A line to write on. */
function ruled(): Paragraph {
  return new Paragraph({
    spacing: { before: 280, after: 0 },
    border: { bottom: { style: 'single', size: 4, space: 1, color: 'B5B0A6' } },
    children: [],
  })
}

function foot(text: string): Paragraph {
  return new Paragraph({
    style: 'Foot',
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      new TextRun({ text: toPlainText(text.replace(/ Page $/, '')) }),
      new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  })
}
