import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Site } from '../column.ts'
import { toMoment } from '../report/receipt-tables.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import { TEXT_WIDTH } from './blocks.ts'
import { createLinks } from './link.ts'
import { documentHead } from './document-head.ts'
import { toPlainText } from './plain-text.ts'
import { reportBlocks } from './report-blocks.ts'
import { STYLES } from './styles.ts'

/** A4 and its margins, in twentieths of a point. */
const PAGE = { width: 11905, height: 16837 }
const SIDE = (PAGE.width - TEXT_WIDTH) / 2

/** The report of an extract as the bytes of a Word document. */
export async function writeDocument(extract: ThematicExtract, site: Site): Promise<Buffer> {
  const title = toPlainText(extract.title)
  const { receipt } = extract.receipt
  const document = new Document({
    ...documentHead(extract.title, `Thematic extract made on ${toMoment(receipt.made)}`, site),
    subject: toPlainText(receipt.query.sentence),
    styles: STYLES,
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { top: 1250, bottom: 1250, left: SIDE, right: SIDE } },
        },
        headers: {
          default: new Header({ children: [line([new TextRun(`${toPlainText(site.name)}: ${title}`)])] }),
        },
        footers: {
          default: new Footer({
            children: [
              line([
                new TextRun(`${toMoment(receipt.made)}. Counts are of records and are not rates. Page `),
                new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
              ]),
            ],
          }),
        },
        children: await reportBlocks(extract, site, createLinks()),
      },
    ],
  })
  return Packer.toBuffer(document)
}

function line(children: TextRun[]): Paragraph {
  return new Paragraph({ style: 'Foot', children })
}
