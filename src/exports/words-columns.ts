import { provenanceOf } from '../corpus/provenance.ts'
import { toCitation } from './citation.ts'
import type { Column } from './column.ts'
import type { ExportKind } from './export-record.ts'
import { wordsOf } from './report/report-words.ts'

const ALL: readonly ExportKind[] = ['review', 'finding', 'episode', 'recommendation']

/** Who wrote a record, whose words it is in, and how it is cited beside the original. */
export const WORDS_COLUMNS: readonly Column[] = [
  {
    key: 'provenance',
    label: 'Who wrote and tagged it',
    description: 'Whether by machine or by a person, and whether a person has checked it.',
    kinds: ALL,
    cell: ({ review }) => provenanceOf(review),
  },
  {
    key: 'whose-words',
    label: 'Whose words',
    description: 'Whether the text is the library’s account of a report, a review written here, or invented.',
    kinds: ALL,
    cell: ({ review }) => wordsOf(review),
  },
  {
    key: 'citation',
    label: 'How to cite it',
    description: 'Says whose words it is, of what, and where.',
    kinds: ALL,
    cell: ({ item, review }, site) => toCitation(review, item, site.name, site.address).ours,
  },
  {
    key: 'original',
    label: 'The original',
    description: 'Reference of the report that a summary is of; empty where there is no other.',
    kinds: ALL,
    cell: ({ item, review }, site) => toCitation(review, item, site.name, site.address).original,
  },
]
