import { HeadingLevel, Paragraph, TextRun, type FileChild } from 'docx'
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
import { createContents, type Contents } from './contents.ts'
import { itemBlocks } from './item-blocks.ts'
import type { ToLink } from './link.ts'
import { toPlainText } from './plain-text.ts'

/** The whole report, from its title to its receipt. */
export async function reportBlocks(extract: ThematicExtract, site: Site, link: ToLink): Promise<FileChild[]> {
  const contents = createContents()
  const blocks: FileChild[] = await figures(extract, site, contents)
  const kind = `${KIND_NAMES[extract.query.kind]}s`
  blocks.push(contents.heading(1, extract.query.kind === 'review' ? kind : `${kind} by theme`))
  if (extract.rows.length === 0) blocks.push(paragraph('Nothing in the library matches.'))
  for (const group of groupsOf(extract))
    blocks.push(contents.heading(2, group.heading), ...(await groupBlocks(group, extract, site, link)))
  const recommendations = recommendationTable(extract)
  if (recommendations)
    blocks.push(
      contents.heading(1, 'Recommendations that address these findings'),
      ...table(recommendations, [4.6, 2.2, 2.8, 4, 4]),
    )
  blocks.push(contents.heading(1, 'Receipt', { pageBreakBefore: true }), ...receipt(extract, site))
  return [...front(extract, site, link), paragraph('Contents', 'ContentsTitle'), contents.table(), ...blocks]
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
  ]
}

async function figures(extract: ThematicExtract, site: Site, contents: Contents): Promise<FileChild[]> {
  const span = yearSpan(reviewsIn(extract))
  return [
    contents.heading(1, 'How this extract was made', { pageBreakBefore: true }),
    ...methodOf(extract, site).map(text => paragraph(text)),
    contents.heading(1, 'Figures'),
    paragraph(headFigure(extract), 'Figures'),
    ...(span === '' ? [] : [paragraph(`Reviews ${span}.`)]),
    ...(await chartsOf(extract)).flatMap((one, at) => chart(one, at + 1)),
    ...figureTables(extract).flatMap(one => table(one)),
  ]
}

async function groupBlocks(
  { says, rows, elsewhere }: ReportGroup,
  { snapshot }: ThematicExtract,
  site: Site,
  link: ToLink,
): Promise<FileChild[]> {
  const blocks: FileChild[] = says === undefined ? [] : [paragraph(says)]
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
    ...table(receiptTable(extract.receipt, site), [3, 7]),
    ...(leftOut ? table(leftOut, [4, 6]) : []),
    ...table(reviewsTable(extract.receipt), [8, 1.5]),
    ...table(digestTable(extract.receipt), [4, 6]),
  ]
}
