import type { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { singleTerm } from '../corpus/provenance.ts'
import type { MarkedRecord } from './search-index.ts'
import { toRowId } from './search-record.ts'
import {
  escapeHtml,
  foundByTags,
  toExcerpt,
  toLeadExcerpt,
  toMarkedHtml,
  type Excerpt,
} from './to-excerpt.ts'

/** One result. */
export interface Hit {
  row: Row
  /** HTML with what matched marked. */
  titleHtml: string
  excerpt: Excerpt
  /** HTML of the labels and synonyms of its terms that contain words the excerpt does not. */
  foundBy: string[]
}

/** Records of a page as hits. What the index has and the catalogue does not select is not shown. */
export function toHits(records: readonly MarkedRecord[], selected: Bitset, catalogue: Catalogue): Hit[] {
  return records.flatMap(record => {
    const row = catalogue.row(toRowId(record.id))
    return row && selected.has(row.number) ? [toHit(row, record)] : []
  })
}

/** A row as a hit. @param record the same with what matches marked; without it the row is shown as it is */
export function toHit(row: Row, record: MarkedRecord | undefined): Hit {
  const source = row.item ?? row.review
  return {
    row,
    titleHtml: record ? toMarkedHtml(record.title) : escapeHtml(source.title),
    excerpt:
      (record && toExcerpt(record)) ?? toLeadExcerpt(source.lead, singleTerm(row.review.tags, 'record')),
    foundBy: record ? foundByTags(record) : [],
  }
}
