/**
 * How a review stands in a Word document: what writes it and what reads it back agree on these names. Sections of the
 * review are in Heading 1, items in Heading 2, their parts in Heading 3, and fields in tables of two columns.
 */
export const WORD_STYLES = {
  /** Of a citation in the text, such as `[S1]`. */
  citation: { id: 'SourceCitation', name: 'Source citation' },
  code: { id: 'InlineCode', name: 'Inline code' },
  codeBlock: { id: 'CodeBlock', name: 'Code block' },
  quote: { id: 'Quote', name: 'Quote' },
  listContinue: { id: 'ListContinue', name: 'List Continue' },
  /** Of what the template says to whoever writes; left out when it is read back as it was. */
  instruction: { id: 'Instruction', name: 'Instruction' },
} as const

/** Heads of the columns by which a table of fields is known. */
export const FIELD_TABLE_HEAD = ['Field', 'Value'] as const

/** What the template says, by where it stands: a heading, or `front` for the table of the review's fields. */
export const TEMPLATE_INSTRUCTIONS: Readonly<Record<string, readonly string[]>> = {
  front: [
    'Grey text like this tells you what to write. It is left out when the document is taken in, as long as you do not change it.',
    'Write one value, or a list with one value a line. Leave a field empty where nobody has looked: that says “not coded”. Write [] where somebody looked and there is none.',
    'The values that can be chosen stand on the page Terms of the library, each with its meaning. Write the id of a term, such as “not-in-school”.',
    'Name no child, family member or worker, and give no date of birth, address, school or exact age.',
  ],
  Summary: ['The whole story in 150 to 250 words. Say when things happened in relative time.'],
  'Why this matters': ['Why somebody elsewhere should read it.'],
  Timeline: ['A list of what happened and when, in relative time, such as “in the second month”.'],
  'Voice of the child and family': ['What they said, showed or asked for.'],
  Findings: [
    'One heading for each finding: F and a number, a full stop, and what was found in one line. Copy a finding as a whole to add another.',
  ],
  'What happened': ['In plain words, in the order in which it happened.'],
  'Why it made sense at the time': ['What could people see, know and do on that day?'],
  'How widespread it is': ['Only this case, or a pattern? How do you know?'],
  'What it means for children': ['What follows for children.'],
  Questions: ['One question a line, each with who is asked: Board, Councillors, Managers or Practitioners.'],
  'Key practice episodes': ['Stretches of the case that shaped its course: E and a number.'],
  Recommendations: ['R and a number. Who is asked, to do what, by when, and how it will be known.'],
  'What went well': ['What helped.'],
  'Limits of this record': ['What you could not see, where sources disagree, and whose numbers are used.'],
}
