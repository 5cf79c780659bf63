import type { RuleExamples } from './example.ts'

/** Examples of the rules on the form of a file, its fields and its tags. */
export const FORM_EXAMPLES: RuleExamples = {
  'file-unreadable': {
    in: 'file',
    bad: '> '.repeat(101) + 'Quoted a hundred times over.',
    good: '> Quoted once.',
    why: 'What cannot be read cannot be checked, and nothing of it is guessed.',
  },
  'file-name-invalid': {
    in: 'file name',
    bad: '2024-Nowhere_Letter.md',
    good: '2024-nowhere-letter-went-astray.md',
    why: 'The name is the address of the record for good, so it has a form that every system takes.',
  },
  'front-matter-missing': {
    in: 'file',
    bad: '\n---\ntitle: A review\n---',
    good: '---\ntitle: A review\n---',
    why: 'Without its fields a text cannot be found, filtered or cited.',
  },
  'yaml-syntax': {
    in: 'front matter',
    bad: 'title: Lost: a review',
    good: 'title: "Lost: a review"',
    why: 'A colon begins a value, so text that has one stands between quotation marks.',
  },
  'field-missing': {
    in: 'front matter',
    bad: 'title:',
    good: 'title: A letter went astray',
    why: 'Counts and filters rest on fields that every record has.',
  },
  'field-unknown': {
    in: 'front matter',
    bad: 'perod: 2021/2023',
    good: 'period: 2021/2023',
    why: 'A misspelt field would be lost without a word.',
  },
  'field-invalid': {
    in: 'front matter',
    bad: 'published: 2024-06-21',
    good: 'published: 2024-06',
    why: 'A day could point to a child, and a value in another form cannot be sorted or counted.',
  },
  'term-unknown': {
    in: 'front matter',
    bad: 'agency: [schools]',
    good: 'agency: [education]',
    why: 'One word for one thing: otherwise half of the records are not found.',
  },
  'term-not-selectable': {
    in: 'block of a finding',
    bad: 'systems-factor: [organisational-influence]',
    good: 'systems-factor: [staffing-and-resources]',
    why: 'The name of a group says too little to learn from.',
  },
  'term-retired': {
    in: 'block of a finding',
    bad: 'working-pattern: [out-of-hours]',
    good: 'working-pattern: [weekend-duty]',
    why: 'A term that was replaced is still read, but no longer counted under its old name.',
  },
  'term-duplicate': {
    in: 'front matter',
    bad: 'agency: [education, education]',
    good: 'agency: [education, police]',
    why: 'Given twice, it would count twice.',
  },
  'tag-property-unknown': {
    in: 'block of a finding',
    bad: 'practice-theme:\n  - {term: sharing-information, effect: helped}',
    good: 'practice-theme: [sharing-information]',
    why: 'Only systems factors can help or hinder; on other tags it would say nothing.',
  },
  'id-mismatch': {
    in: 'front matter',
    bad: 'id: 2019-nowhere-another-id',
    good: 'id: 2019-nowhere-base',
    why: 'The address, the file and the record are one and the same.',
  },
  'id-names-person': {
    in: 'front matter',
    bad: 'id: 2019-nowhere-robin\nknown-as:\n  - {name: Robin Invented, source: S1}',
    good: 'id: 2019-nowhere-base\nknown-as:\n  - {name: The Nowhere review, source: S1}',
    why: 'An id is permanent, and a name may have to be taken out.',
  },
  'uncoded-contradiction': {
    in: 'block of a finding',
    bad: 'uncoded: The report gives no reasons.',
    good: 'systems-factor: [role-ambiguity]',
    why: 'Nothing can be tagged, or something is: not both.',
  },
  'reference-unknown': {
    in: 'block of a finding',
    bad: 'leads-to: [F9]',
    good: 'leads-to: []',
    why: 'A chain of findings must lead somewhere.',
  },
  'reference-unsupported': {
    in: 'block of a recommendation',
    bad: 'supports: [2001-nowhere-not-in-the-library/R1]',
    good: 'supports: []',
    why: 'What was asked before can be followed only where it is in the library.',
  },
  'facet-key-reserved': {
    in: 'taxonomy',
    bad: 'key: page',
    good: 'key: working-pattern',
    why: 'Search addresses use some words for other things.',
  },
  'facet-file-name': {
    in: 'taxonomy',
    bad: 'key: working-patterns   # in working-pattern.yaml',
    good: 'key: working-pattern    # in working-pattern.yaml',
    why: 'Whoever looks for a facet finds its file.',
  },
  'term-broader-unknown': {
    in: 'taxonomy',
    bad: '- id: supervision-gap\n  broader: supervison',
    good: '- id: supervision-gap\n  broader: supervision-and-management',
    why: 'A term under a group that is not there would be lost from every list.',
  },
  'taxonomy-file-missing': {
    in: 'taxonomy',
    bad: '# depth.yaml is not in the folder',
    good: '# depth.yaml is in the folder',
    why: 'Depth, markers and addressees are read from these files and not from the software.',
  },
}
