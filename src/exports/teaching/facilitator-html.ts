import { Html, markup } from '../markup.ts'
import { PRINT_CSS } from '../print-css.ts'
import type { FacilitatorSheet, SheetFinding } from './facilitator-sheet.ts'
import { EVALUATION_FORM, HOW_TO_CLOSE, LOOKING_AFTER, WHAT_PEOPLE_MAY_SAY } from './facilitator-words.ts'
import { marksLine } from './slide.ts'
import { CARE_NOTE, SUPPORT } from './support.ts'

const CSS = `
.part { margin: 0 0 .5rem; } .part .cite-at { font-family: 'Source Sans 3', Arial, sans-serif; font-size: .75rem; }
.plan td:first-child, .plan th:first-child { width: 5rem; text-align: right; padding-right: 1rem; }
.sources { padding-left: 1rem; overflow-wrap: anywhere; font: .75rem/1.4 'Source Sans 3', Arial, sans-serif; }
.form { break-before: page; } .form ol { padding-left: 1.25rem; } .form li { margin-bottom: .75rem; }
.room { display: block; border-bottom: 1px solid var(--line); height: 2rem; }
.columns { columns: 2; column-gap: 2rem; } .columns li { break-inside: avoid; }
h3 { break-after: avoid; } article { break-inside: auto; }
@media print { .form ol { font-size: 11pt; } }
`

/** The sheet as one page that needs nothing else, to print on A4 or to keep. */
export function toFacilitatorHtml(sheet: FacilitatorSheet): string {
  const { title, site, aims, notes, minutes, plan, findings, recommendations } = sheet
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Facilitator’s sheet: ${title} – ${site.name}</title><meta name="author" content="${site.name}">
<style>${new Html(PRINT_CSS + CSS)}</style></head>
<body><header><p class="by">${site.name}: facilitator’s sheet</p><h1>${title}</h1>
${notes.map(note => markup`<p>${note}</p>\n`)}<p class="about"><strong>${marksLine(sheet)}.</strong></p></header>
<main>
<section aria-labelledby="aims"><h2 id="aims">Aims</h2>${list(aims)}</section>
<section aria-labelledby="timing"><h2 id="timing">Timing</h2>
<div class="table plan" role="region" tabindex="0" aria-label="Timing plan"><table><caption>A plan for ${minutes} minutes</caption>
<thead><tr><th scope="col" class="number">Minutes</th><th scope="col">What</th><th scope="col">How</th></tr></thead><tbody>
${plan.map(one => markup`<tr><td class="number">${one.minutes}</td><th scope="row">${one.what}</th><td>${one.how}</td></tr>\n`)}
<tr><td class="number"><strong>${plan.reduce((sum, one) => sum + one.minutes, 0)}</strong></td><th scope="row"><strong>In all</strong></th><td></td></tr>
</tbody></table></div></section>
<section aria-labelledby="before"><h2 id="before">Before you begin</h2>${list(CARE_NOTE)}</section>
<section aria-labelledby="findings"><h2 id="findings">Findings and their questions</h2>
${findings.map(findingHtml)}</section>
${
  recommendations.length === 0
    ? undefined
    : markup`<section aria-labelledby="asked"><h2 id="asked">What was asked for</h2><ul>${recommendations.map(one => markup`<li>${one.title} <a class="cite-at" href="${one.href}">${one.cites}</a></li>\n`)}</ul></section>`
}
<section aria-labelledby="said"><h2 id="said">What people may say</h2><p class="note">Written by the library, from no review.</p>
<dl>${WHAT_PEOPLE_MAY_SAY.map(({ said, answer }) => markup`<div><dt>${said}</dt><dd>${answer}</dd></div>\n`)}</dl></section>
<section aria-labelledby="care"><h2 id="care">Looking after people</h2>${list(LOOKING_AFTER)}
<h3>Where to find support</h3>${list(SUPPORT.map(({ who, what, number }) => `${who}: ${what}, ${number}`))}</section>
<section aria-labelledby="close"><h2 id="close">How to close</h2>${list(HOW_TO_CLOSE)}</section>
<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ul class="sources">${[...findings, ...recommendations].map(({ citation }) => markup`<li>${citation}</li>\n`)}</ul></section>
<section class="form" aria-labelledby="form"><h2 id="form">Evaluation form</h2><p>${title}</p>
<ol>${EVALUATION_FORM.map(({ question, lines }) => markup`<li>${question}${Array.from({ length: lines }, () => markup`<span class="room"></span>`)}</li>\n`)}</ol></section>
</main>
<footer><p>${site.name}. Our own words are under CC BY 4.0. The reports belong to their publishers.</p></footer>
</body></html>\n`.toString()
}

function findingHtml(one: SheetFinding): Html {
  return markup`<article><h3>${one.number}. ${one.title}</h3>
<p class="about">${marksLine(one)}. <a href="${one.href}">The record</a>${one.isDiscussed ? '' : '. If there is time.'}</p>
${one.note === undefined ? undefined : markup`<p><strong>Note:</strong> ${one.note}</p>`}
${one.parts.map(
  ({ heading, words, sentences }) =>
    markup`<p class="part"><strong>${heading}${words === '' ? '' : ` (${words.toLowerCase()})`}.</strong> ${sentences.map(({ text }) => text).join(' ')} <span class="cite-at">[${[...new Set(sentences.map(({ cites }) => cites))].join('; ')}]</span></p>\n`,
)}
${
  one.questions.length === 0
    ? undefined
    : markup`<div class="ours"><h4>Questions (${one.questionWords.toLowerCase()})</h4><ul>${one.questions.map(({ audience, text }) => markup`<li><strong>${audience}:</strong> ${text}</li>\n`)}</ul></div>`
}
${one.leftOut === undefined ? undefined : markup`<p class="note">${one.leftOut}</p>`}</article>\n`
}

function list(lines: readonly string[]): Html {
  return markup`<ul>${lines.map(line => markup`<li>${line}</li>\n`)}</ul>`
}
