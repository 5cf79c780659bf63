import type { Bitset } from './bitset.ts'
import { DEMONSTRATION, type Catalogue } from './catalogue.ts'
import type { Kind } from '../taxonomy/facet.ts'

/** What narrows a search, apart from its words. */
export interface Narrowing {
  kind: Kind
  /** Chosen terms by facet: any of those within a facet, all facets together. */
  filters: Readonly<Record<string, readonly string[]>>
  /** Years of publication, both included. */
  from?: number | undefined
  to?: number | undefined
  area: readonly string[]
}

/** The facet that says what sort of record it is, which decides whether inventions are shown. */
export const RECORD = 'record'

/**
 * Rows of a kind that meet every filter.
 * @param matching rows that match the words; left out where there are none
 * @param except a facet whose own filter is left aside, for its counts
 */
export function select(
  catalogue: Catalogue,
  { filters, ...narrowing }: Narrowing,
  matching?: Bitset,
  except?: string,
): Bitset {
  const base = withinLimits(catalogue, narrowing, matching)
  const chosen = Object.entries(filters).filter(([key]) => key !== except)
  const filtered = chosen.reduce((set, [key, terms]) => set.and(catalogue.withAnyTerm(key, terms)), base)
  return asksForDemonstrations(filters)
    ? filtered.and(catalogue.demonstrations)
    : filtered.andNot(catalogue.demonstrations)
}

/** Whether every facet that narrows is recorded of a kind. */
export function describesKind(
  { taxonomy }: Pick<Catalogue, 'taxonomy'>,
  filters: Narrowing['filters'],
  kind: Kind,
): boolean {
  return Object.keys(filters).every(key => taxonomy.facet(key)?.describes(kind))
}

/** Whether a query is for invented records: only when nothing else is asked for in the same place. */
export function asksForDemonstrations(filters: Narrowing['filters']): boolean {
  const record = filters[RECORD]
  return record?.length === 1 && record[0] === DEMONSTRATION
}

function withinLimits(
  catalogue: Catalogue,
  { kind, from, to, area }: Omit<Narrowing, 'filters'>,
  matching?: Bitset,
): Bitset {
  const ofKind = catalogue.kind(kind)
  const set = matching ? ofKind.and(matching) : ofKind
  if (from === undefined && to === undefined && area.length === 0) return set
  const areas = new Set(area.map(name => name.toLowerCase()))
  return set.and(
    catalogue.rowsWhere(({ review }) => {
      const year = Number(review.published.slice(0, 4))
      return (
        (from === undefined || year >= from) &&
        (to === undefined || year <= to) &&
        (areas.size === 0 || areas.has(review.area.toLowerCase()))
      )
    }),
  )
}
