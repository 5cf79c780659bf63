import { HeadingLevel, Paragraph, TableOfContents, TextRun, type FileChild } from 'docx'
import type { Site } from '../column.ts'
import { chartsOf } from '../extract-charts.ts'
import { recordsOf } from '../extract-records.ts'
import { figureTables } from '../report/figures.ts'
import { digestTable, leftOutTable, receiptTable, reviewsTable, toMoment } from '../report/receipt-tables.ts'
import { recommendationTable } from '../report/recommendation-table.ts'
import { groupsOf, type ReportGroup } from '../report/report-groups.ts'
import { toReportItem } from '../report/report-item.ts'
import { headFigure, KIND_NAMES, methodOf, reviewsIn, yearSpan } from '../report/report-words.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import { bullet, chart, heading, paragraph, table } from './blocks.ts'
import { itemBlocks } from './item-blocks.ts'
import type { ToLink } from './link.ts'
import { toPlainText } from './plain-text.ts'

/** The whole report, from its title to its receipt. */
export async function reportBlocks(extract: ThematicExtract, site: Site, link: ToLink): Promise<FileChild[]> {
  const blocks: FileChild[] = [...front(extract, site, link), ...(await figures(extract, site))]
  const kind = `${KIND_NAMES[extract.query.kind]}s`
  blocks.push(heading(1, extract.query.kind === 'review' ? kind : `${kind} by theme`))
  if (extract.rows.length === 0) blocks.push(paragraph('Nothing in the library matches.'))
  for (const group of groupsOf(extract)) blocks.push(...(await groupBlocks(group, extract, site, link)))
  const recommendations = recommendationTable(extract)
  if (recommendations)
    blocks.push(
      heading(1, 'Recommendations that address these findings'),
      ...table(recommendations, [5, 1.6, 2.6, 4, 4]),
    )
  return [...blocks, ...receipt(extract, site)]
}

function front(
  { title, notes, receipt: { receipt } }: ThematicExtract,
  site: Site,
  link: ToLink,
): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: toPlainText(title) }),
    paragraph(receipt.query.sentence, 'Query'),
    new Paragraph({
      style: 'About',
      children: [
        new TextRun(`${toPlainText(site.name)}, ${toMoment(receipt.made)}. The same search today: `),
        link(receipt.query.url, receipt.query.url),
      ],
    }),
    ...(notes === '' ? [] : notes.split(/\n{2,}/).map(text => paragraph(text))),
    paragraph('Contents', 'ContentsTitle'),
    // With links and no page numbers; Word puts them in when somebody updates the table.
    new TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: '1-2',
      tabLeader: 'none',
    }),
  ]
}

async function figures(extract: ThematicExtract, site: Site): Promise<FileChild[]> {
  const span = yearSpan(reviewsIn(extract))
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      text: 'How this extract was made',
    }),
    ...methodOf(extract, site).map(text => paragraph(text)),
    heading(1, 'Figures'),
    paragraph(headFigure(extract), 'Figures'),
    ...(span === '' ? [] : [paragraph(`Reviews ${span}.`)]),
    ...(await chartsOf(extract)).flatMap(chart),
    ...figureTables(extract).flatMap(one => table(one)),
  ]
}

async function groupBlocks(
  { heading: title, says, rows, elsewhere }: ReportGroup,
  { snapshot }: ThematicExtract,
  site: Site,
  link: ToLink,
): Promise<FileChild[]> {
  const blocks: FileChild[] = [heading(2, title), ...(says === undefined ? [] : [paragraph(says)])]
  for await (const record of recordsOf(rows, snapshot.corpus))
    blocks.push(...itemBlocks(toReportItem(record, snapshot.taxonomy, site), link))
  if (elsewhere.length === 0) return blocks
  return [
    ...blocks,
    heading(3, 'Also under this theme'),
    ...elsewhere.map(({ row, under }) =>
      bullet(
        `${row.item?.id ?? ''}. ${(row.item ?? row.review).title}, of: ${row.review.title} (under ${under})`,
      ),
    ),
  ]
}

function receipt(extract: ThematicExtract, site: Site): FileChild[] {
  const leftOut = leftOutTable(extract.receipt)
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore: true, text: 'Receipt' }),
    ...table(receiptTable(extract.receipt, site), [3, 7]),
    ...(leftOut ? table(leftOut, [4, 6]) : []),
    ...table(reviewsTable(extract.receipt), [8, 1.5]),
    ...table(digestTable(extract.receipt), [4, 6]),
  ]
}
