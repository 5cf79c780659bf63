import { latestStatus, NONE_RECORDED, strengthOf } from '../analysis/recommendation-list.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Column } from './column.ts'
import type { ExportKind } from './export-record.ts'
import { WORDS_COLUMNS } from './words-columns.ts'

const ALL: readonly ExportKind[] = ['review', 'finding', 'episode', 'recommendation']
const ITEMS: readonly ExportKind[] = ['finding', 'episode', 'recommendation']

/** What a record is and where it comes from. */
export const FIRST_COLUMNS: readonly Column[] = [
  {
    key: 'id',
    label: 'Id',
    description: 'Permanent id: of a review its own, of an item the review’s, a slash and its number.',
    kinds: ALL,
    cell: ({ id }) => id,
  },
  {
    key: 'title',
    label: 'Title',
    description: 'Title of the record. Of a review the title of the published report.',
    kinds: ALL,
    cell: ({ item, review }) => (item ?? review).title,
  },
  {
    key: 'url',
    label: 'Address',
    description: 'Permanent address of the record on this site.',
    kinds: ALL,
    cell: ({ id }, site) => `${site.address}${addressOf(id)}`,
  },
  {
    key: 'review',
    label: 'Review',
    description: 'Id of the review it stands in.',
    kinds: ITEMS,
    cell: ({ review }) => review.id,
  },
  {
    key: 'review-title',
    label: 'Title of the review',
    description: 'Title of the report it comes from.',
    kinds: ITEMS,
    cell: ({ review }) => review.title,
  },
  {
    key: 'known-as',
    label: 'Known as',
    description: 'What people call the review, separated by semicolons.',
    kinds: ['review'],
    cell: ({ review }) => list(review.knownAs.map(({ name }) => name)),
  },
  {
    key: 'published',
    label: 'Published',
    description: 'When the review was published: a year, or a year and month.',
    kinds: ALL,
    cell: ({ review }) => review.published,
  },
  {
    key: 'year',
    label: 'Year',
    description: 'Year in which the review was published, as a number.',
    kinds: ALL,
    cell: ({ review }) => Number(review.published.slice(0, 4)),
  },
  {
    key: 'period',
    label: 'Period',
    description: 'Years of the events, first and last; empty where not known.',
    kinds: ['review'],
    cell: ({ review }) => review.period,
  },
  {
    key: 'area',
    label: 'Area',
    description: 'Local area, nation for national documents, or withheld.',
    kinds: ALL,
    cell: ({ review }) => review.area,
  },
]

/** What a record leads to, rests on and is cited by. */
export const lastColumns = (taxonomy: Taxonomy): readonly Column[] => [
  {
    key: 'depth',
    label: 'Depth of analysis',
    description: 'D0 to D4, of this record and not of the report, by the published tests.',
    kinds: ['finding'],
    cell: ({ item }) => (item?.kind === 'finding' ? item.depth.level : undefined),
  },
  {
    key: 'leads-to',
    label: 'Leads to',
    description: 'Findings that this one led to, by id.',
    kinds: ['finding'],
    cell: ({ item, review }) =>
      item?.kind === 'finding' ? list(item.leadsTo.map(id => `${review.id}/${id}`)) : undefined,
  },
  {
    key: 'addressed-by',
    label: 'Addressed by',
    description: 'Recommendations of the same review that address it, by id.',
    kinds: ['finding'],
    cell: ({ item, review }) =>
      list(
        review.recommendations
          .filter(one => item && one.addresses.includes(item.id))
          .map(one => `${review.id}/${one.id}`),
      ),
  },
  {
    key: 'addresses',
    label: 'Addresses',
    description: 'Findings it answers, by id.',
    kinds: ['recommendation'],
    cell: ({ item, review }) =>
      item?.kind === 'recommendation' ? list(item.addresses.map(id => `${review.id}/${id}`)) : undefined,
  },
  {
    key: 'to',
    label: 'Addressed to',
    description: 'Whom it asks, by the names as published, separated by semicolons.',
    kinds: ['recommendation'],
    cell: ({ item }) => (item?.kind === 'recommendation' ? list(item.to) : undefined),
  },
  {
    key: 'due',
    label: 'Due',
    description: 'When it was to be done by; empty where no date was set or none is known.',
    kinds: ['recommendation'],
    cell: ({ item }) => (item?.kind === 'recommendation' ? item.due : undefined),
  },
  {
    key: 'strength',
    label: 'Strength of the action',
    description: 'Stronger, intermediate or weaker, derived from the type of action.',
    kinds: ['recommendation'],
    cell: ({ item }) => (item?.kind === 'recommendation' ? strengthOf(item, taxonomy) : undefined),
  },
  ...(['owner', 'independent'] as const).map((side): Column => ({
    key: `status-${side}`,
    label: side === 'owner' ? 'What the owner says' : 'What others say',
    description:
      side === 'owner'
        ? 'The latest status by those it was addressed to: a claim. none-recorded where the library knows of none.'
        : 'The latest status by an inspectorate or another independent body. none-recorded where the library knows of none.',
    kinds: ['recommendation'],
    cell: ({ item }) =>
      item?.kind === 'recommendation' ? (latestStatus(item, side)?.value ?? NONE_RECORDED) : undefined,
  })),
  {
    key: 'sources',
    label: 'Sources',
    description: 'Publisher, title and year of each source it rests on.',
    kinds: ALL,
    cell: ({ item, review }) => {
      const own = item && 'sources' in item ? item.sources : undefined
      return list(
        review.sources
          .filter(({ id }) => own === undefined || own.includes(id))
          .map(({ publisher, title, year }) => [publisher, title, year].filter(Boolean).join(', ')),
      )
    },
  },
  ...WORDS_COLUMNS,
  {
    key: 'digest',
    label: 'Digest',
    description: 'SHA-256 of the record as published, to see whether it has changed.',
    kinds: ALL,
    cell: ({ item, review }) => (item ?? review).digest,
  },
]

function list(values: readonly string[]): string | undefined {
  return values.length > 0 ? values.join('; ') : undefined
}
