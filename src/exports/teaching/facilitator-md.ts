import { toMarkdownLink, toMarkdownText } from '../markdown-text.ts'
import type { FacilitatorSheet, SheetFinding } from './facilitator-sheet.ts'
import { EVALUATION_FORM, HOW_TO_CLOSE, LOOKING_AFTER, WHAT_PEOPLE_MAY_SAY } from './facilitator-words.ts'
import { marksLine } from './slide.ts'
import { CARE_NOTE, SUPPORT } from './support.ts'

const text = toMarkdownText
const bullets = (lines: readonly string[]) => lines.map(line => `- ${text(line)}`).join('\n')

/** The sheet as Markdown that reads well on its own. */
export function toFacilitatorMarkdown(sheet: FacilitatorSheet): string {
  const { title, site, aims, notes, minutes, plan, findings, recommendations } = sheet
  const blocks = [
    `# Facilitator’s sheet: ${text(title)}`,
    ...notes.map(text),
    `**${text(marksLine(sheet))}**`,
    '## Aims',
    bullets(aims),
    `## Timing: ${minutes} minutes`,
    [
      '| Minutes | What | How |',
      '|---:|---|---|',
      ...plan.map(one => `| ${one.minutes} | ${text(one.what)} | ${text(one.how)} |`),
      `| **${plan.reduce((sum, one) => sum + one.minutes, 0)}** | **In all** | |`,
    ].join('\n'),
    '## Before you begin',
    bullets(CARE_NOTE),
    '## Findings and their questions',
    ...findings.flatMap(one => findingBlocks(one)),
    ...(recommendations.length === 0
      ? []
      : [
          '## What was asked for',
          recommendations
            .map(one => `- ${text(one.title)} (${toMarkdownLink(one.cites, one.href)})`)
            .join('\n'),
        ]),
    '## What people may say',
    'Written by the library, from no review.',
    WHAT_PEOPLE_MAY_SAY.map(({ said, answer }) => `- ${text(said)} ${text(answer)}`).join('\n'),
    '## Looking after people',
    bullets(LOOKING_AFTER),
    bullets(SUPPORT.map(({ who, what, number }) => `${who}: ${what}, ${number}`)),
    '## How to close',
    bullets(HOW_TO_CLOSE),
    '## Evaluation form',
    EVALUATION_FORM.map(({ question }, at) => `${at + 1}. ${text(question)}`).join('\n'),
    '## Sources',
    [...findings, ...recommendations].map(({ citation }) => `- ${text(citation)}`).join('\n'),
    `${text(site.name)}. Our own words are under CC BY 4.0. The reports belong to their publishers.`,
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

function findingBlocks(one: SheetFinding): string[] {
  return [
    `### ${one.number}. ${text(one.title)}`,
    `${toMarkdownLink('The record', one.href)}. ${text(marksLine(one))}${one.isDiscussed ? '' : '. If there is time.'}`,
    ...(one.note === undefined ? [] : [`Note: ${text(one.note)}`]),
    ...one.parts.map(
      ({ heading, words, sentences }) =>
        `**${text(heading)}${words === '' ? '' : ` (${words.toLowerCase()})`}.** ${sentences.map(sentence => text(sentence.text)).join(' ')} \\[${[...new Set(sentences.map(({ cites }) => cites))].map(text).join('; ')}\\]`,
    ),
    ...(one.questions.length === 0 ? [] : [`**Questions (${one.questionWords.toLowerCase()})**`]),
    one.questions
      .map(
        ({ audience, text: question, cites }) =>
          `- ${text(audience)}: ${text(question)} \\[${text(cites)}\\]`,
      )
      .join('\n'),
    ...(one.leftOut === undefined ? [] : [text(one.leftOut)]),
  ]
}
