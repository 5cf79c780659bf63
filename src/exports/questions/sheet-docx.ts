import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { heading, labelled, paragraph, table, TEXT_WIDTH } from '../docx/blocks.ts'
import { createLinks } from '../docx/link.ts'
import { documentHead } from '../docx/document-head.ts'
import { toPlainText } from '../docx/plain-text.ts'
import { STYLES } from '../docx/styles.ts'
import { ANSWER_COLUMNS, type QuestionSheet, type SheetFormat } from './question-sheet.ts'

/** A4 and its margins, in twentieths of a point. */
const PAGE = { width: 11905, height: 16837 }
const SIDE = (PAGE.width - TEXT_WIDTH) / 2

/** How the width is shared out among the columns. */
const SHARES = [5, 1.9, 1.5, 4.3, 1.3]

/** A sheet to be filled in at the meeting. */
export const docxSheet: SheetFormat = {
  id: 'docx',
  label: 'Word',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  write: sheet => Packer.toBuffer(toDocument(sheet)),
}

function toDocument(sheet: QuestionSheet): Document {
  const { title, site } = sheet
  const name = toPlainText(site.name)
  return new Document({
    ...documentHead(title, sheet.notes[0] ?? '', site),
    styles: STYLES,
    sections: [
      {
        properties: { page: { size: PAGE, margin: { top: 1250, bottom: 1250, left: SIDE, right: SIDE } } },
        headers: { default: new Header({ children: [line([new TextRun(`${name}: ${title}`)])] }) },
        footers: {
          default: new Footer({
            children: [
              line([
                new TextRun('Page '),
                new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
              ]),
            ],
          }),
        },
        children: blocksOf(sheet),
      },
    ],
  })
}

function blocksOf({ title, notes, lines, findings }: QuestionSheet) {
  const toLink = createLinks()
  return [
    new Paragraph({ style: 'Title', text: title }),
    ...notes.map(note => paragraph(note)),
    ...table(
      {
        caption: 'Questions, by whom they are for',
        columns: ['Question', 'For', 'Finding', ...ANSWER_COLUMNS],
        rows: lines.map(({ question, words, audience, finding }) => [
          `${question} [${words}]`,
          audience,
          `No. ${finding}`,
          '',
          '',
        ]),
        note: 'Findings are numbered as they are listed below.',
      },
      SHARES,
    ),
    heading(1, 'The findings they stand on'),
    ...findings.flatMap(one => [
      heading(3, `${one.number}. ${one.title}`),
      paragraph(`${one.review}, ${one.year}. Grade ${one.grade}.`, 'About'),
      new Paragraph({ style: 'Fact', children: [toLink(one.href, one.href)] }),
      labelled('Cite as', one.citation, 'Citation'),
      ...(one.original === undefined ? [] : [labelled('The original', one.original, 'Citation')]),
    ]),
  ]
}

function line(children: TextRun[]): Paragraph {
  return new Paragraph({ style: 'Foot', children })
}
