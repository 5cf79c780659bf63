import { Html, markup } from '../markup.ts'
import { PRINT_CSS } from '../print-css.ts'
import { ANSWER_COLUMNS, type SheetFormat } from './question-sheet.ts'

/** Room to write in, on paper. */
const ROOM_CSS = '.sheet td:nth-child(4) { min-width: 12rem; } .sheet tbody tr { height: 5rem; }'

/** One page that needs nothing else, to print or to keep. */
export const htmlSheet: SheetFormat = {
  id: 'html',
  label: 'Page to print',
  mediaType: 'text/html; charset=utf-8',
  write: ({ title, site, notes, lines, findings }) =>
    markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${site.name}</title><meta name="author" content="${site.name}">
<style>${new Html(PRINT_CSS + ROOM_CSS)}</style></head>
<body><header><p class="by">${site.name}</p><h1>${title}</h1>
${notes.map(note => markup`<p>${note}</p>\n`)}</header>
<main><div class="table sheet" role="region" tabindex="0" aria-label="Questions"><table><caption>Questions, by whom they are for</caption>
<thead><tr>${['Question', 'For', 'Finding', ...ANSWER_COLUMNS].map(name => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${lines.map(
  line =>
    markup`<tr><th scope="row">${line.question}<br><span class="note">${line.words}.</span></th><td>${line.audience}</td><td><a href="#finding-${line.finding}">${line.finding}</a></td><td></td><td></td></tr>\n`,
)}</tbody></table></div>
<section aria-labelledby="findings"><h2 id="findings">The findings they stand on</h2>
${findings.map(
  one =>
    markup`<article id="finding-${one.number}"><h3>${one.number}. ${one.title}</h3>
<p class="about">${one.review}, ${one.year}. Grade ${one.grade}.</p>
<p class="cite"><a href="${one.href}">${one.href}</a><br>Cite as: ${one.citation}${one.original === undefined ? undefined : markup`<br>The original: ${one.original}`}</p></article>\n`,
)}</section></main>
<footer><p>${site.name}. Our own words are under CC BY 4.0. The reports belong to their publishers.</p></footer>
</body></html>\n`.toString(),
}
