import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** An invented record that names nobody, before anything is planted in it. */
export const UNPLANTED = readFileSync(
  fileURLToPath(new URL('../fixtures/invalid/html-raw.md', import.meta.url)),
  'utf8',
).replace('<br>', '')

const PARAGRAPH = 'A letter went to an old address.[^S1]'
const TEXT = 'Keep one list of addresses.[^S1]'
const WAIVER = `waivers:\n  - {rule: disclosure-age, at: p-3fa2c1, sha256: ${'ab'.repeat(32)}, reason: Asked for by WHO}\n`

/** Where a name, made up for tests, is planted: the words it takes the place of, and what stands there then. */
export const PLACES: ReadonlyArray<[place: string, from: string, to: string]> = [
  ['the title of the record', 'title: "Invented for tests"', 'title: "Callum Placeholder"'],
  ['the area', 'area: Nowhere', 'area: Nowhere of Callum Placeholder'],
  ['the title of a source', 'title: A report invented for tests', 'title: The death of Callum Placeholder'],
  ['the publisher of a source', 'publisher: Nowhere Board', 'publisher: Callum Placeholder'],
  ['the address of a source', 'year: 2019}', 'year: 2019, url: "https://example.org/callum-placeholder"}'],
  [
    'a comment in the front matter',
    'region: south-west',
    'region: south-west # Callum Placeholder lived there',
  ],
  [
    'the note of a correction',
    'taxonomy: 1.0.0',
    'corrections: [{date: 2020, kind: privacy, note: Callum Placeholder taken out}]\ntaxonomy: 1.0.0',
  ],
  [
    'the reason of a withdrawal',
    'taxonomy: 1.0.0',
    'withdrawn: {date: 2020, reason: Callum Placeholder was named}\ntaxonomy: 1.0.0',
  ],
  [
    'the reason of a waiver',
    'taxonomy: 1.0.0',
    `${WAIVER.replace('Asked for by WHO', 'Callum Placeholder agreed')}taxonomy: 1.0.0`,
  ],
  ['the title of a finding', '### F1. The letter went astray', '### F1. Callum Placeholder had no letter'],
  ['the title of a recommendation', '### R1. Keep one list', '### R1. Keep Callum Placeholder on one list'],
  [
    'a comment in the block of a finding',
    'learning-pattern: tool-use',
    'learning-pattern: tool-use # of Callum Placeholder',
  ],
  ['why nothing is coded', 'systems-factor: [tools-and-records]', 'uncoded: Callum Placeholder did not say'],
  ['a paragraph of a finding', PARAGRAPH, 'A letter to Callum Placeholder went astray.[^S1]'],
  ['a named part of a finding', PARAGRAPH, `#### What happened\n\nCallum told the school.[^S1]`],
  [
    'a list of questions',
    PARAGRAPH,
    `${PARAGRAPH}\n\n#### Questions\n\n- Board: Who saw Callum Placeholder?`,
  ],
  [
    'a cell of a table',
    PARAGRAPH,
    `${PARAGRAPH}\n\n| who | what |\n| --- | --- |\n| Callum Placeholder | a letter |`,
  ],
  ['a block quotation', PARAGRAPH, `${PARAGRAPH}\n\n> It was Callum Placeholder.`],
  ['words in bold', PARAGRAPH, `It was for **Callum** *Placeholder*, and Callum cried.[^S1]`],
  ['the text of a link', PARAGRAPH, '[Callum Placeholder](https://example.org/letter).[^S1]'],
  ['the address of a link', PARAGRAPH, '[A letter](https://example.org/news/callum-placeholder).[^S1]'],
  [
    'a later word of the address of a link',
    PARAGRAPH,
    '[A letter](https://example.org/the-death-of-callum-placeholder).[^S1]',
  ],
  ['the title of a link', PARAGRAPH, '[A letter](https://example.org/a "Callum Placeholder").[^S1]'],
  [
    'a definition of a link',
    PARAGRAPH,
    'A [letter][l].[^S1]\n\n[l]: https://example.org/a "Callum Placeholder"',
  ],
  ['a span of code', PARAGRAPH, 'A letter to `Callum Placeholder` went astray.[^S1]'],
  ['a block of code', PARAGRAPH, `${PARAGRAPH}\n\n\`\`\`\nCallum Placeholder\n\`\`\``],
  ['the text of an image', PARAGRAPH, '![Callum Placeholder](https://example.org/a.png)[^S1]'],
  ['a comment in the text', PARAGRAPH, `${PARAGRAPH}\n\n<!-- Callum Placeholder -->`],
  ['a footnote', '2019.\n', '2019. Told by Callum Placeholder.\n'],
  ['whom a recommendation is for', 'to: [Nowhere Board]', 'to: [Callum Placeholder]'],
  [
    'whom a status is for',
    'sources: [S1]\n```\n\nKeep',
    'sources: [S1]\nstatus: [{value: open-accepted, by: owner, for: Callum Placeholder}]\n```\n\nKeep',
  ],
  [
    'the evidence of a status',
    'sources: [S1]\n```\n\nKeep',
    'sources: [S1]\nstatus: [{value: open-accepted, by: owner, evidence: Callum Placeholder said so}]\n```\n\nKeep',
  ],
  ['the text of a recommendation', TEXT, 'Keep Callum Placeholder on a list.[^S1]'],
  [
    'another section',
    '## Recommendations',
    '## Limits of this record\n\nCallum Placeholder was not asked.\n\n## Recommendations',
  ],
  [
    'a section that is not known',
    '## Recommendations',
    '## About Callum Placeholder\n\nNothing.\n\n## Recommendations',
  ],
]
