import { Html, markup } from '../markup.ts'
import type { BriefingSheet, SheetLine } from './briefing-sheet.ts'
import { EDITED } from './edited-briefing.ts'

/** Two sides of A4 when it is printed; it holds its looks, since it may be kept. */
const CSS = `
:root { --ink: #1d1d1b; --line: #b5b0a6; --tint: #f4f1ea; --link: #1a4a6e; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem; color: var(--ink); background: #fff;
  font: 1rem/1.45 'Source Sans 3', Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.15; margin: 0 0 .4rem; }
h2 { font-size: 1.1rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 span { display: inline-block; min-width: 1.5rem; margin-right: .4rem; padding: 0 .35rem; color: #fff; background: var(--ink); text-align: center; }
p, ol { margin: 0 0 .4rem; }
a { color: var(--link); }
a:focus { outline: 3px solid var(--link); outline-offset: 2px; }
.by { font-weight: 700; margin: 0 0 .2rem; }
.marks { border-left: 4px solid var(--line); padding-left: .6rem; font-size: .875rem; }
.boxes { columns: 2 20rem; column-gap: 1.5rem; margin: .9rem 0; }
section { break-inside: avoid; border-top: 2px solid var(--ink); padding: .45rem 0 .5rem; }
.ours { font-size: .8rem; font-weight: 700; background: var(--tint); padding: .1rem .4rem; }
.mark { font-size: .8em; white-space: nowrap; }
footer { border-top: 2px solid var(--ink); padding-top: .5rem; font-size: .875rem; line-height: 1.4; }
footer h2 { font-size: 1rem; }
footer ol { padding-left: 1.4rem; overflow-wrap: anywhere; }
@media print {
  @page { size: A4; margin: 13mm 13mm 14mm; @bottom-center { content: counter(page) ' of ' counter(pages); font-size: 8pt; } }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.32; }
  section { break-inside: auto; } p { orphans: 2; widows: 2; }
  h1 { font-size: 16pt; } h2 { font-size: 11pt; break-after: avoid; }
  .boxes { columns: 2; column-gap: 7mm; margin: 3mm 0 2mm; }
  .marks, footer { font-size: 8.25pt; line-height: 1.3; }
  footer { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}`

/** A briefing as one page that needs nothing else, to print on two sides of A4 or to keep. */
export function briefingHtml({
  title,
  site,
  audience,
  aim,
  boxes,
  records,
  marks,
  notes,
}: BriefingSheet): string {
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${site.name}</title><meta name="author" content="${site.name}">
<style>${new Html(CSS)}</style></head>
<body><header><p class="by">Seven-minute briefing</p><h1>${title}</h1>
${audience === '' ? undefined : markup`<p>For: ${audience}</p>`}${aim === '' ? undefined : markup`<p>Aim: ${aim}</p>`}
<div class="marks">${marks.map(mark => markup`<p>${mark}</p>\n`)}</div></header>
<main class="boxes">
${boxes.map(
  box => markup`<section aria-labelledby="${box.id}"><h2 id="${box.id}"><span>${box.number}</span>${box.heading}</h2>
${box.mark === undefined ? undefined : markup`<p><span class="ours">${box.mark}</span></p>`}
${box.paragraphs.map(lines => markup`<p>${lines.flatMap((one, at) => [at > 0 ? ' ' : undefined, line(one)])}</p>\n`)}${box.none === undefined ? undefined : markup`<p>${box.none}</p>`}</section>\n`,
)}</main>
<footer><h2>Records</h2><ol>${records.map(
    ({ words, href }) =>
      markup`<li>${words}${href === undefined ? undefined : markup` <a href="${href}">${href}</a>`}</li>\n`,
  )}</ol>
${notes.map(note => markup`<p>${note}</p>\n`)}<p>${site.name}. Our own words are under CC BY 4.0. The reports belong to their publishers.</p></footer>
</body></html>\n`.toString()
}

function line({ isLead, text, cite, isEdited }: SheetLine): Html {
  const said = isLead ? markup`<strong>${text}</strong>` : markup`${text}`
  if (isEdited) return markup`${said} <span class="mark">[${EDITED.toLowerCase()}]</span>`
  if (!cite) return said
  const label =
    cite.href === undefined ? markup`${cite.label}` : markup`<a href="${cite.href}">${cite.label}</a>`
  return markup`${said} <span class="mark">[${label}]</span>`
}
