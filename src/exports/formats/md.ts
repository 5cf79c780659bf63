import { Readable } from 'node:stream'
import type { Site } from '../column.ts'
import type { ExportFormat } from '../export-format.ts'
import { chartsOf } from '../extract-charts.ts'
import { recordsOf } from '../extract-records.ts'
import { toMarkdownLink, toMarkdownText } from '../markdown-text.ts'
import { figureTables } from '../report/figures.ts'
import { digestTable, leftOutTable, receiptTable, reviewsTable, toMoment } from '../report/receipt-tables.ts'
import { recommendationTable } from '../report/recommendation-table.ts'
import { groupsOf } from '../report/report-groups.ts'
import { toReportItem, type ReportItem } from '../report/report-item.ts'
import type { ReportTable } from '../report/report-table.ts'
import { BY_THE_LIBRARY, headFigure, methodOf, reviewsIn, yearSpan } from '../report/report-words.ts'
import type { ThematicExtract } from '../thematic-extract.ts'

export const md: ExportFormat = {
  id: 'md',
  label: 'Markdown',
  description: 'The report as plain text with headings, for notes and for Git.',
  mediaType: 'text/markdown; charset=utf-8',
  write: (extract, site) => Readable.from(report(extract, site), { objectMode: false }),
}

const text = toMarkdownText

async function* report(extract: ThematicExtract, site: Site): AsyncGenerator<string> {
  const { receipt } = extract.receipt
  const { taxonomy, corpus } = extract.snapshot
  yield `# ${text(extract.title)}\n\n${text(receipt.query.sentence)}\n\n${text(site.name)}, ${toMoment(receipt.made)}\n\n`
  if (extract.notes !== '') yield `${paragraphs(extract.notes.split(/\n{2,}/))}`
  yield `## How this extract was made\n\n${paragraphs(methodOf(extract, site))}`
  yield `## Figures\n\n**${text(headFigure(extract))}**${spanOf(extract)}.\n\n`
  for (const chart of await chartsOf(extract)) yield `${text(chart.alt)}\n\n${table(chart.table)}`
  for (const one of figureTables(extract)) yield table(one)
  for (const { heading, says, rows, elsewhere } of groupsOf(extract)) {
    yield `## ${text(heading)}\n\n${says === undefined ? '' : `${text(says)}\n\n`}`
    for await (const record of recordsOf(rows, corpus)) yield item(toReportItem(record, taxonomy, site))
    if (elsewhere.length > 0)
      yield `Also under this theme:\n\n${elsewhere
        .map(
          ({ row, under }) => `- ${text(`${row.id} ${(row.item ?? row.review).title} (under ${under})`)}\n`,
        )
        .join('')}\n`
  }
  const recommendations = recommendationTable(extract)
  if (recommendations) yield `## Recommendations that address these findings\n\n${table(recommendations)}`
  yield '## Receipt\n\n'
  for (const one of [receiptTable(extract.receipt, site), leftOutTable(extract.receipt)])
    if (one) yield table(one)
  yield table(reviewsTable(extract.receipt))
  yield* tableLines(digestTable(extract.receipt))
}

function spanOf(extract: ThematicExtract): string {
  const span = yearSpan(reviewsIn(extract))
  return span === '' ? '' : `, ${span}`
}

function item(one: ReportItem): string {
  const { ours, original } = one.citation
  return [
    `### ${text(one.heading)}\n\n`,
    one.invented === undefined ? '' : `**${text(one.invented)}**\n\n`,
    `${text(one.about)} ${text(one.provenance)}\n\n`,
    ...one.parts.map(
      ({ heading, ours: isOurs, list, paragraphs: all }) =>
        `${heading === '' ? '' : `#### ${text(heading)}${isOurs ? ` (${BY_THE_LIBRARY})` : ''}\n\n`}${
          list ? `${all.map(line => `- ${text(line)}\n`).join('')}\n` : paragraphs(all)
        }`,
    ),
    one.facts.map(([label, value]) => `- **${text(label)}:** ${text(value)}\n`).join(''),
    `\n${toMarkdownLink('Permanent address', one.href)}. Cite as: ${text(ours)}${
      original === undefined ? '' : ` The original: ${text(original)}`
    }\n\n`,
  ].join('')
}

function paragraphs(all: readonly string[]): string {
  return all.map(one => `${text(one)}\n\n`).join('')
}

function table(one: ReportTable): string {
  return [...tableLines(one)].join('')
}

function* tableLines({ caption, columns, rows, note }: ReportTable): Generator<string> {
  const line = (cells: ReadonlyArray<string | number>) =>
    `| ${cells.map(cell => text(String(cell))).join(' | ')} |\n`
  yield `**${text(caption)}**\n\n${line(columns)}| ${columns.map(() => '---').join(' | ')} |\n`
  for (const row of rows) yield line(row)
  yield note === undefined ? '\n' : `\n${text(note)}\n\n`
}
