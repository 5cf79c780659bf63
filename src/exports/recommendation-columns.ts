import { supportersOf } from '../analysis/recommendation-chain.ts'
import { isOverdue, latestStatus } from '../analysis/recommendation-list.ts'
import type { Catalogue } from '../analysis/catalogue.ts'
import type { Recommendation, Review, Status } from '../corpus/review.ts'
import type { Cell, Column } from './column.ts'
import { columnsFor } from './columns.ts'

const SIDES: ReadonlyArray<{ by: Status['by']; label: string }> = [
  { by: 'owner', label: 'What the owner says' },
  { by: 'independent', label: 'What others say' },
]

/** What is told of a status beside its value. */
const PARTS: ReadonlyArray<{
  key: string
  label: string
  description: string
  cell: (status: Status, review: Review) => Cell
}> = [
  {
    key: 'date',
    label: 'date',
    description: 'When it was said: a year, or a year and month; empty where not known.',
    cell: ({ date }) => date,
  },
  {
    key: 'for',
    label: 'of whom',
    description: 'Whose part it is about; empty where no one is named.',
    cell: status => status.for,
  },
  {
    key: 'evidence',
    label: 'evidence',
    description: 'What it rests on, in the words of the library.',
    cell: ({ evidence }) => evidence,
  },
  {
    key: 'source',
    label: 'source',
    description: 'Publisher, title and year of the source that says it, with its address.',
    cell: ({ source }, review) => {
      const cited = review.sources.find(({ id }) => id === source)
      return cited && [cited.publisher, cited.title, cited.year, cited.url].filter(Boolean).join(', ')
    },
  },
]

/**
 * Columns of the list of recommendations: those of every export, then what either side said in full, what came later,
 * and whether it is overdue.
 * @param day as `2026-11-22`: what is overdue is overdue on that day
 */
export function recommendationColumns(catalogue: Catalogue, day: string): Column[] {
  return [
    ...columnsFor('recommendation', catalogue.taxonomy),
    ...SIDES.flatMap(({ by, label }) =>
      PARTS.map(part =>
        column(`status-${by}-${part.key}`, `${label}: ${part.label}`, part.description, (item, review) => {
          const status = latestStatus(item, by)
          return status && part.cell(status, review)
        }),
      ),
    ),
    column(
      'supported-by',
      'Supported by',
      'Later recommendations that repeat or back it, by id.',
      (item, review) =>
        supportersOf(`${review.id}/${item.id}`, catalogue)
          .map(row => row.id)
          .join('; ') || undefined,
    ),
    column(
      'overdue',
      'Overdue, as far as recorded',
      `yes: the due date was past on ${day} and neither side had closed it, as far as recorded.`,
      item => (isOverdue(item, catalogue.taxonomy, day) ? 'yes' : 'no'),
    ),
  ]
}

function column(
  key: string,
  label: string,
  description: string,
  cell: (item: Recommendation, review: Review) => Cell,
): Column {
  return {
    key,
    label,
    description,
    kinds: ['recommendation'],
    cell: ({ item, review }) => (item?.kind === 'recommendation' ? cell(item, review) : undefined),
  }
}
