import { Readable } from 'node:stream'
import type { Site } from '../column.ts'
import type { ExportFormat } from '../export-format.ts'
import { chartsOf, type ExtractChart } from '../extract-charts.ts'
import { recordsOf } from '../extract-records.ts'
import { Html, markup } from '../markup.ts'
import { PRINT_CSS } from '../print-css.ts'
import { figureTables } from '../report/figures.ts'
import { digestTable, leftOutTable, receiptTable, reviewsTable, toMoment } from '../report/receipt-tables.ts'
import { recommendationTable } from '../report/recommendation-table.ts'
import { groupsOf, type ReportGroup } from '../report/report-groups.ts'
import { toReportItem, type ReportItem } from '../report/report-item.ts'
import type { ReportTable } from '../report/report-table.ts'
import { BY_THE_LIBRARY, headFigure, methodOf, reviewsIn, yearSpan } from '../report/report-words.ts'
import type { ThematicExtract } from '../thematic-extract.ts'

export const htmlPage: ExportFormat = {
  id: 'html',
  label: 'Web page to print',
  description: 'The report as one page that needs nothing else, laid out to be printed or kept as a PDF.',
  mediaType: 'text/html; charset=utf-8',
  write: (extract, site) => Readable.from(strings(extract, site), { objectMode: false }),
}

async function* strings(extract: ThematicExtract, site: Site): AsyncGenerator<string> {
  for await (const part of report(extract, site)) yield part.toString()
}

async function* report(extract: ThematicExtract, site: Site): AsyncGenerator<Html> {
  const { receipt } = extract.receipt
  const { taxonomy, corpus } = extract.snapshot
  const groups = groupsOf(extract)
  const recommendations = recommendationTable(extract)
  yield head(extract, site)
  yield contents(groups, recommendations !== undefined)
  yield markup`<section aria-labelledby="made"><h2 id="made">How this extract was made</h2>
${methodOf(extract, site).map(one => markup`<p>${one}</p>\n`)}</section>
<section aria-labelledby="figures"><h2 id="figures">Figures</h2>
<p class="figure">${headFigure(extract)}</p>
${yearSpan(reviewsIn(extract)) === '' ? undefined : markup`<p>Reviews ${yearSpan(reviewsIn(extract))}.</p>`}
${(await chartsOf(extract)).map(chart)}
${figureTables(extract).map(table)}</section>\n`
  for (const group of groups) {
    yield markup`<section aria-labelledby="${idOf(group)}"><h2 id="${idOf(group)}">${group.heading}</h2>
${group.says === undefined ? undefined : markup`<p>${group.says}</p>\n`}`
    for await (const record of recordsOf(group.rows, corpus)) yield item(toReportItem(record, taxonomy, site))
    yield markup`${elsewhere(group, site)}</section>\n`
  }
  if (recommendations)
    yield markup`<section aria-labelledby="asked"><h2 id="asked">Recommendations that address these findings</h2>
${table(recommendations)}</section>\n`
  yield markup`<section aria-labelledby="receipt"><h2 id="receipt">Receipt</h2>\n`
  const leftOut = leftOutTable(extract.receipt)
  yield table(receiptTable(extract.receipt, site))
  if (leftOut) yield table(leftOut)
  yield* tableLines(reviewsTable(extract.receipt))
  yield* tableLines(digestTable(extract.receipt))
  yield markup`</section></main>
<footer><p>${site.name}, ${toMoment(receipt.made)}. Summaries and tags are the library’s own words, under CC BY 4.0. The reports belong to their publishers.</p></footer>
</body></html>\n`
}

function head({ title, notes, receipt: { receipt } }: ThematicExtract, site: Site): Html {
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${site.name}</title><meta name="author" content="${site.name}">
<style>${new Html(PRINT_CSS)}</style></head>
<body><header><p class="by">${site.name}: thematic extract</p><h1>${title}</h1>
<p class="asked">${receipt.query.sentence}</p>
<p>Made on ${toMoment(receipt.made)}. <a href="${receipt.query.url}">${receipt.query.url}</a></p>
${notes === '' ? undefined : notes.split(/\n{2,}/).map(one => markup`<p>${one}</p>\n`)}</header>
<main>\n`
}

function contents(groups: readonly ReportGroup[], recommended: boolean): Html {
  const link = (id: string, heading: string) => markup`<li><a href="#${id}">${heading}</a></li>\n`
  return markup`<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ul>
${link('made', 'How this extract was made')}${link('figures', 'Figures')}${groups.map(group =>
    link(idOf(group), group.heading),
  )}${recommended ? link('asked', 'Recommendations that address these findings') : undefined}${link('receipt', 'Receipt')}</ul></nav>\n`
}

function idOf({ id }: ReportGroup): string {
  return `theme-${id === '' ? 'none' : id}`
}

function elsewhere({ elsewhere: rows }: ReportGroup, site: Site): Html | undefined {
  if (rows.length === 0) return undefined
  return markup`<h3>Also under this theme</h3><ul>
${rows.map(
  ({ row, under }) =>
    markup`<li><a href="${site.address}/reviews/${row.id}">${row.id}</a> ${(row.item ?? row.review).title} (under ${under})</li>\n`,
)}</ul>\n`
}

function item(one: ReportItem): Html {
  const { ours, original } = one.citation
  return markup`<article><h3>${one.heading}</h3>
${one.invented === undefined ? undefined : markup`<p class="invented">${one.invented}</p>\n`}<p class="about">${one.about} ${one.provenance}</p>
${one.parts.map(
  part =>
    markup`<div${part.ours ? markup` class="ours"` : undefined}>${part.ours ? markup`<p class="by">${BY_THE_LIBRARY}</p>` : undefined}${part.heading === '' ? undefined : markup`<h4>${part.heading}</h4>`}
${part.list ? markup`<ul>${part.paragraphs.map(text => markup`<li>${text}</li>\n`)}</ul>` : part.paragraphs.map(text => markup`<p>${text}</p>\n`)}</div>\n`,
)}<dl>${one.facts.map(([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>\n`)}</dl>
<p class="cite"><a href="${one.href}">${one.href}</a><br>Cite as: ${ours}${original === undefined ? undefined : markup`<br>The original: ${original}`}</p></article>\n`
}

function chart({ title, alt, png, width, height, table: figures }: ExtractChart): Html {
  return markup`<figure><img src="data:image/png;base64,${png.toString('base64')}" width="${width}" height="${height}" alt="${alt}"><figcaption>${title}</figcaption></figure>\n${table(figures)}`
}

function table(one: ReportTable): Html {
  return new Html([...tableLines(one)].join(''))
}

function* tableLines({ caption, columns, rows, note }: ReportTable): Generator<Html> {
  const number = (isNumber: boolean) => (isNumber ? markup` class="number"` : undefined)
  yield markup`<div class="table" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${columns.map((column, at) => markup`<th scope="col"${number(typeof rows[0]?.[at] === 'number')}>${column}</th>`)}</tr></thead><tbody>\n`
  for (const [first, ...cells] of rows)
    yield markup`<tr><th scope="row">${first}</th>${cells.map(cell => markup`<td${number(typeof cell === 'number')}>${cell}</td>`)}</tr>\n`
  yield markup`</tbody></table></div>\n${note === undefined ? undefined : markup`<p class="note">${note}</p>\n`}`
}
