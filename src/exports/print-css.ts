/** Looks of the page that is printed or kept; it holds all of them, since the page may be read years from now. */
export const PRINT_CSS = `
:root { --ink: #1d1d1b; --line: #b5b0a6; --tint: #f4f1ea; --link: #1a4a6e; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 Georgia, 'Source Serif 4', serif; overflow-wrap: break-word; }
h1, h2, h3, h4, .by, table, dl, .about, .cite, .note, footer { font-family: 'Source Sans 3', Arial, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 .75rem; padding-top: .5rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul { margin: 0 0 .75rem; }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus { outline: 3px solid var(--link); outline-offset: 2px; }
.by { font-size: .875rem; font-weight: 700; margin: 0 0 .25rem; }
.asked { font-size: 1.2rem; }
.figure { font-size: 1.5rem; font-weight: 700; }
.about, .cite, .note, dl, footer { font-size: .875rem; line-height: 1.45; }
.invented { font-weight: 700; border: 2px solid var(--ink); padding: .5rem .75rem; }
.ours { background: var(--tint); border-left: 4px solid var(--line); padding: .5rem 1rem; margin: 0 0 .75rem; }
.cite { border: 1px solid var(--line); padding: .5rem .75rem; overflow-wrap: anywhere; }
dl { margin: 1rem 0; }
dl div { display: grid; grid-template-columns: 14rem 1fr; gap: .25rem 1rem; border-top: 1px solid var(--line); padding: .25rem 0; }
dt { font-weight: 700; }
dd { margin: 0; }
tbody th { min-width: 9rem; }
.table { overflow-x: auto; }
.table:focus { outline: 3px solid var(--link); }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .875rem; line-height: 1.4; }
caption { text-align: left; font-weight: 700; padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .375rem .75rem .375rem 0; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--ink); overflow-wrap: normal; }
tbody th { font-weight: 400; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; }
footer { border-top: 2px solid var(--ink); margin-top: 2.5rem; padding-top: .75rem; }
@media (max-width: 40rem) { dl div { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 20mm 18mm 22mm; @bottom-center { content: counter(page) ' of ' counter(pages); font-size: 9pt; } }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1 { font-size: 20pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; }
  h2, h3, h4, caption, .by { break-after: avoid; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  tr, dl div, .cite, .ours, figure { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`
