import type { Kind } from '../taxonomy/facet.ts'
import type { Axis, AxisState, AxisValue, Mark } from './axes.ts'
import { createAxis, isOfTime, MARKS } from './axes.ts'
import type { Bitset } from './bitset.ts'
import type { Catalogue } from './catalogue.ts'
import { distinctReviews } from './distinct-reviews.ts'

/** A count with what it is out of. */
export interface Figure {
  count: number
  of: number
}

/**
 * What a place of a table counts: items, and the different reviews they come from. Of a term the base is what was
 * coded on the axes it stands on, and in a decade or year only what was published then, since the library holds more
 * of some than of others; of what is not coded or held back, everything selected.
 */
export interface Cell {
  items: Figure
  reviews: Figure
  /** How many of the items carry a term of theirs by inference, in dispute, or as a help; zeros are left out. */
  marks: Partial<Record<Mark, number>>
}

/** A row or column with its total. An item with several terms counts in each, so totals do not add up. */
export interface Heading {
  id: string
  label: string
  broader: string | null
  state: AxisState
  total: Cell
}

/** A table of one or two axes. */
export interface CrossTab {
  kind: Kind
  rows: { key: string; label: string }
  cols: { key: string; label: string } | null
  /** Everything that is counted. */
  selected: { items: number; reviews: number }
  /** First and last year of publication of what is counted; null where there is nothing. */
  span: { from: number; to: number } | null
  columns: Heading[]
  body: Array<Heading & { cells: Cell[] }>
}

/**
 * Counts a selection by one axis or by two. A term counts what is below it too, as filters do.
 * @param selected rows of the kind, without invented records
 * @param rowsKey a key that axesFor gives for the kind; colsKey another one, or none
 */
export function crossTab(
  catalogue: Catalogue,
  selected: Bitset,
  { kind, rows: rowsKey, cols: colsKey }: { kind: Kind; rows: string; cols?: string | undefined },
): CrossTab {
  const rows = createAxis(rowsKey, kind, catalogue, selected)
  const cols = colsKey === undefined ? undefined : createAxis(colsKey, kind, catalogue, selected)
  const count = counterOf(catalogue, selected)
  return {
    kind,
    rows: { key: rows.key, label: rows.label },
    cols: cols ? { key: cols.key, label: cols.label } : null,
    selected: { items: selected.count(), reviews: distinctReviews(catalogue, selected) },
    span: spanOf(catalogue, selected),
    columns: (cols?.values ?? []).map(value => toHeading(value, count([cols!], [value]))),
    body: rows.values.map(row => ({
      ...toHeading(row, count([rows], [row])),
      cells: (cols?.values ?? []).map(col => count([rows, cols!], [row, col])),
    })),
  }
}

function toHeading({ id, label, broader, state }: AxisValue, total: Cell): Heading {
  return { id, label, broader, state, total }
}

type Count = (axes: readonly Axis[], values: readonly AxisValue[]) => Cell

function counterOf(catalogue: Catalogue, selected: Bitset): Count {
  const bases = new Map<string, { items: number; reviews: number }>()
  const sizeOf = (set: Bitset) => ({ items: set.count(), reviews: distinctReviews(catalogue, set) })
  const baseOf = (axes: readonly Axis[], values: readonly AxisValue[]) => {
    const limits = axes.flatMap((axis, at) => {
      const value = values[at]!
      if (isUnknown(value)) return []
      // Beside another axis; by itself a decade is counted out of all of them.
      return axes.length > 1 && isOfTime(axis.key)
        ? [{ key: `${axis.key}/${value.id}`, rows: value.rows }]
        : [{ key: axis.key, rows: axis.coded }]
    })
    const key = limits.map(limit => limit.key).join()
    const known = bases.get(key) ?? sizeOf(limits.reduce((set, { rows }) => set.and(rows), selected))
    bases.set(key, known)
    return known
  }
  return (axes, values) => {
    const set = values.reduce((all, value) => all.and(value.rows), selected)
    const { items, reviews } = sizeOf(set)
    const base = baseOf(axes, values)
    return {
      items: { count: items, of: base.items },
      reviews: { count: reviews, of: base.reviews },
      marks: items === 0 ? {} : countMarks(set, values),
    }
  }
}

/** Whether it is not known what a row carries. */
function isUnknown({ state }: AxisValue): boolean {
  return state === 'not-coded' || state === 'held'
}

function countMarks(set: Bitset, values: readonly AxisValue[]): Cell['marks'] {
  return Object.fromEntries(
    MARKS.flatMap(mark => {
      const [first, ...more] = values.flatMap(value => value.marks[mark] ?? [])
      if (!first) return []
      const count = more.reduce((all, rows) => all.or(rows), first).countAnd(set)
      return count > 0 ? [[mark, count]] : []
    }),
  )
}

/** First and last year of publication of some rows. */
export function spanOf({ rows }: Pick<Catalogue, 'rows'>, set: Bitset): CrossTab['span'] {
  const numbers = set.rows()
  const first = numbers[0]
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return null
  // Rows are numbered newest first.
  const yearOf = (number: number) => Number(rows[number]!.review.published.slice(0, 4))
  return { from: yearOf(last), to: yearOf(first) }
}
