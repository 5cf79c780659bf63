import type { Column } from './column.ts'
import type { ExportKind, ExportRecord } from './export-record.ts'

/** Text of each section, headed as in the record; those the library adds say so. */
export function textColumns(): Column[] {
  const text = (key: string, label: string, description: string, kinds: readonly ExportKind[]): Column => ({
    key,
    label,
    description,
    kinds,
    cell: ({ sections }) => textOf(sections.filter(section => section.slug === key)),
  })
  return [
    text('summary', 'Summary', 'The summary of the review.', ['review']),
    text('what-happened', 'What happened', 'What the report says happened.', ['finding']),
    text(
      'why-it-made-sense-at-the-time',
      'Why it made sense at the time',
      'Why practice made sense to those who worked then. “Our reading” marks inference.',
      ['finding'],
    ),
    text(
      'how-widespread-it-is',
      'How widespread it is',
      'What a source says of how common it was. Empty where nothing is known.',
      ['finding'],
    ),
    text(
      'what-it-means-for-children',
      'What it means for children',
      'In a summary written by the library, not by the report.',
      ['finding'],
    ),
    text('questions', 'Questions', 'In a summary written by the library, not by the report.', ['finding']),
    {
      key: 'text',
      label: 'Text',
      description: 'The whole text of the item.',
      kinds: ['episode', 'recommendation'],
      cell: ({ sections }) => textOf(sections),
    },
  ]
}

function textOf(sections: ExportRecord['sections']): string | undefined {
  const text = sections.flatMap(({ passages }) => passages.map(passage => passage.text)).join('\n\n')
  return text === '' ? undefined : text
}
