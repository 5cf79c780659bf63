import type { RuleExamples } from './example.ts'

const BLOCK = `\`\`\`yaml
systems-factor: [role-ambiguity]
learning-pattern: tool-use
practice-theme: [sharing-information]
agency: [education]
sources: [S1]
\`\`\``

/** Examples of the rules on headings, blocks and sources. */
export const STRUCTURE_EXAMPLES: RuleExamples = {
  'heading-level': {
    in: 'body',
    bad: '## Limits of this record\n\n#### What is not known\n\nMuch.[^S1]',
    good: '## Limits of this record\n\nMuch is not known.[^S1]',
    why: 'People who listen to a page find their way by its headings.',
  },
  'section-unknown': {
    in: 'body',
    bad: '## Conclusions\n\nMuch is not known.[^S1]',
    good: '## Limits of this record\n\nMuch is not known.[^S1]',
    why: 'The same things stand under the same headings, so that reviews can be read side by side.',
  },
  'section-duplicate': {
    in: 'body',
    bad: '## Timeline\n\n- Spring: a letter.[^S1]\n\n## Timeline\n\n- Summer: a second one.[^S1]',
    good: '## Timeline\n\n- Spring: a letter.[^S1]\n- Summer: a second one.[^S1]',
    why: 'A link to a section must lead to all of it.',
  },
  'section-empty': {
    in: 'body',
    bad: '## Timeline\n\n## Limits of this record\n\nMuch is not known.[^S1]',
    good: '## Limits of this record\n\nMuch is not known.[^S1]',
    why: 'A section that is absent says that nothing is known; an empty one says nothing.',
  },
  'item-heading-invalid': {
    in: 'body',
    bad: `## Findings\n\n### The letter went astray\n\n${BLOCK}\n\nA letter went to an old address.[^S1]`,
    good: `## Findings\n\n### F1. The letter went astray\n\n${BLOCK}\n\nA letter went to an old address.[^S1]`,
    why: 'The number is the permanent address of the finding.',
  },
  'item-duplicate': {
    in: 'body',
    bad: `## Findings\n\n### F1. The letter went astray\n\n${BLOCK}\n\nIt was lost.[^S1]\n\n### F1. Nobody asked\n\n${BLOCK}\n\nIt was not missed.[^S1]`,
    good: `## Findings\n\n### F1. The letter went astray\n\n${BLOCK}\n\nIt was lost.[^S1]\n\n### F2. Nobody asked\n\n${BLOCK}\n\nIt was not missed.[^S1]`,
    why: 'Whoever cites F1 must be able to tell which it is.',
  },
  'item-block-missing': {
    in: 'body',
    bad: '## Findings\n\n### F1. The letter went astray\n\nA letter went to an old address.[^S1]',
    good: `## Findings\n\n### F1. The letter went astray\n\n${BLOCK}\n\nA letter went to an old address.[^S1]`,
    why: 'A finding without tags is found by its words alone, and counted nowhere.',
  },
  'item-block-misplaced': {
    in: 'body',
    bad: `## Findings\n\n### F1. The letter went astray\n\nA letter went to an old address.[^S1]\n\n${BLOCK}`,
    good: `## Findings\n\n### F1. The letter went astray\n\n${BLOCK}\n\nA letter went to an old address.[^S1]`,
    why: 'In one place always, a block is never overlooked.',
  },
  'html-raw': {
    in: 'text of a finding',
    bad: 'A letter went to <b>an old address</b>.[^S1]',
    good: 'A letter went to **an old address**.[^S1]',
    why: 'HTML could change or attack the page that it stands on.',
  },
  'image-not-allowed': {
    in: 'text of a finding',
    bad: 'The plan: ![A plan of the house](plan.png)[^S1]',
    good: 'The two rooms had one door between them.[^S1]',
    why: 'A picture may show who or where somebody is, and cannot be searched or read out.',
  },
  'source-unknown': {
    in: 'block of a finding',
    bad: 'sources: [S7]',
    good: 'sources: [S1]',
    why: 'Every statement can be followed to where it comes from.',
  },
  'source-duplicate': {
    in: 'front matter',
    bad: 'sources:\n  - {id: S1, title: A report invented for tests, publisher: Nowhere Board, year: 2019}\n  - {id: S1, title: Another report, publisher: Nowhere Board}',
    good: 'sources:\n  - {id: S1, title: A report invented for tests, publisher: Nowhere Board, year: 2019}',
    why: 'A citation must lead to one source.',
  },
  'source-unused': {
    in: 'front matter',
    bad: 'sources:\n  - {id: S1, title: A report invented for tests, publisher: Nowhere Board, year: 2019}\n  - {id: S2, title: Another report, publisher: Nowhere Board}',
    good: 'sources:\n  - {id: S1, title: A report invented for tests, publisher: Nowhere Board, year: 2019}',
    why: 'A list of what was not used makes a record look better founded than it is.',
  },
  'footnote-undefined': {
    in: 'body',
    bad: '## Limits of this record\n\nMuch is not known.[^S1]\n\n(no line at the end)',
    good: '## Limits of this record\n\nMuch is not known.[^S1]\n\n[^S1]: Nowhere Board, *A report invented for tests*, 2019.',
    why: 'The file reads well by itself, on any Git host.',
  },
  'footnote-differs': {
    in: 'body',
    bad: '## Limits of this record\n\nMuch is not known.[^S1]\n\n[^S1]: Another Board, *Another report*.',
    good: '## Limits of this record\n\nMuch is not known.[^S1]\n\n[^S1]: Nowhere Board, *A report invented for tests*, 2019.',
    why: 'One source is told in one way.',
  },
  'footnote-unknown': {
    in: 'text of a finding',
    bad: 'A letter went to an old address.[^1]',
    good: 'A letter went to an old address.[^S1]',
    why: 'A footnote is a citation, and nothing else.',
  },
}
