import type { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { singleTerm } from '../corpus/provenance.ts'
import type { MarkedRecord, SearchIndex, Strictness } from './search-index.ts'
import { toRecordId, toRowId } from './search-record.ts'
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

/** Records with what matched marked, by the id of their row. */
export type MarkedRows = ReadonlyMap<string, MarkedRecord>

/**
 * Has rows marked by the first wording that finds them; a row that no wording finds is left out.
 * @param wordings the query as it is put to the engine; none where there are no words
 */
export async function markRows(
  rows: readonly Row[],
  wordings: readonly string[],
  index: SearchIndex,
  strictness: Strictness = 'every-word',
): Promise<MarkedRows> {
  const ids = rows.map(row => toRecordId(row.id))
  const found = await Promise.all(wordings.map(text => index.mark(text, ids, strictness)))
  return new Map(
    found.reverse().flatMap(records => [...records].map(([id, record]) => [toRowId(id), record] as const)),
  )
}

/** Rows as hits. @param known rows that were marked before, which are not asked for again */
export async function markedHits(
  rows: readonly Row[],
  wordings: readonly string[],
  index: SearchIndex,
  strictness: Strictness = 'every-word',
  known: MarkedRows = new Map(),
): Promise<Hit[]> {
  const unknown = rows.filter(row => !known.has(row.id))
  const marked = await markRows(unknown, wordings, index, strictness)
  return rows.map(row => toHit(row, known.get(row.id) ?? marked.get(row.id)))
}

function toHit(row: Row, record: MarkedRecord | undefined): Hit {
  const source = row.item ?? row.review
  return {
    row,
    titleHtml: record ? toMarkedHtml(record.title) : escapeHtml(source.title),
    excerpt:
      (record && toExcerpt(record)) ?? toLeadExcerpt(source.lead, singleTerm(row.review.tags, 'record')),
    foundBy: record ? foundByTags(record) : [],
  }
}
