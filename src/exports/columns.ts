import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import type { Column } from './column.ts'
import type { ExportKind } from './export-record.ts'
import { facetColumns } from './facet-columns.ts'
import { FIRST_COLUMNS, lastColumns } from './record-columns.ts'
import { textColumns } from './text-columns.ts'

/** Columns of a kind of record, in order. A new facet is a column at once. */
export function columnsFor(kind: ExportKind, taxonomy: Taxonomy): Column[] {
  return [...FIRST_COLUMNS, ...facetColumns(taxonomy), ...textColumns(), ...lastColumns(taxonomy)].filter(
    column => column.kinds.includes(kind),
  )
}
