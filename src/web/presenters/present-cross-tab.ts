import type { Cell, CrossTab, Heading } from '../../analysis/cross-tab.ts'
import { KIND_NAMES } from './search-words.ts'

/** A table of figures as a page shows it: what is used of it, every count with its base. */
export function presentCrossTab({ kind, rows, cols, columns, body }: CrossTab) {
  const shown = columns.flatMap((column, at) => (isShown(column, columns) ? [at] : []))
  const used = body.filter(({ total }) => total.items.count > 0)
  return {
    rows: rows.label,
    cols: cols?.label,
    kind: KIND_NAMES[kind],
    /** Where a facet is a tree, its upper terms stand for what is below them. */
    upperOnly: shown.length < columns.filter(({ total }) => total.items.count > 0).length,
    columns: shown.map(at => ({ label: columns[at]!.label, total: presentCell(columns[at]!.total) })),
    lines: used.map(row => ({
      label: row.label,
      href: row.state === 'term' && !isTime(rows.key) ? `/taxonomy/${rows.key}/${row.id}` : undefined,
      isNarrower: row.broader !== null,
      total: presentCell(row.total),
      cells: shown.map(at => ({ column: columns[at]!.label, ...presentCell(row.cells[at]!) })),
    })),
    unused: body.filter(({ total, state }) => total.items.count === 0 && state === 'term').length,
  }
}

function isTime(key: string): boolean {
  return key.startsWith('published')
}

/** Columns are few: those that are used, and of a tree the upper ones. */
function isShown({ total, broader }: Heading, all: readonly Heading[]): boolean {
  return total.items.count > 0 && (broader === null || !all.some(({ broader: other }) => other !== null))
}

/** "3 of 18", what of it is never shown without being said, and the same of items. */
function presentCell({ items, reviews, marks }: Cell) {
  return {
    reviews: `${reviews.count} of ${reviews.of}`,
    items: `${items.count} of ${items.of}`,
    isZero: items.count === 0,
    marks: Object.entries(marks).map(([mark, count]) => `${count} ${mark}`),
  }
}
