import { toMarkdownLink, toMarkdownText } from '../markdown-text.ts'
import type { BriefingSheet, SheetLine } from './briefing-sheet.ts'
import { EDITED } from './edited-briefing.ts'

const text = toMarkdownText

/** A briefing as Markdown. */
export function briefingMarkdown({
  title,
  site,
  audience,
  aim,
  boxes,
  records,
  marks,
  notes,
}: BriefingSheet): string {
  const about = [
    ...(audience === '' ? [] : [`For: ${text(audience)}`]),
    ...(aim === '' ? [] : [`Aim: ${text(aim)}`]),
  ]
  return [
    `# ${text(title)}`,
    `Seven-minute briefing. ${text(site.name)}.`,
    ...about,
    ...marks.map(mark => `*${text(mark)}*`),
    ...boxes.flatMap(box => [
      `## ${box.number}. ${text(box.heading)}`,
      ...(box.mark === undefined ? [] : [`*${text(box.mark)}*`]),
      ...box.paragraphs.map(lines => lines.map(line).join(' ')),
      ...(box.none === undefined ? [] : [text(box.none)]),
    ]),
    '### Records',
    records
      .map(({ number, words, href }) => `${number}. ${text(words)}${href === undefined ? '' : ` <${href}>`}`)
      .join('\n'),
    ...notes.map(text),
    '',
  ].join('\n\n')
}

function line({ isLead, text: words, cite, isEdited }: SheetLine): string {
  const said = isLead ? `**${text(words)}**` : text(words)
  if (isEdited) return `${said} \\[${EDITED.toLowerCase()}\\]`
  if (!cite) return said
  return `${said} \\[${cite.href === undefined ? text(cite.label) : toMarkdownLink(cite.label, cite.href)}\\]`
}
