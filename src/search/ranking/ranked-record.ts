import type { Kind } from '../../taxonomy/facet.ts'
import type { SearchRecord } from '../search-record.ts'
import {
  FIELD_WEIGHTS,
  LENGTH_SHARE,
  RANKED_FIELDS,
  USUAL_LENGTH,
  type RankedField,
} from './ranking-weights.ts'

/** A record as it is ranked. */
export interface RankedRecord {
  /** Id of its row. */
  id: string
  kind: Kind
  /** Its different words by number, and the weighted frequency of each. */
  tokens: Uint32Array
  weights: Float32Array
  /** Words of title and text in their order, to see which stand side by side; `NOTHING` between passages. */
  sequence: Uint32Array
}

/** Stands between two passages, so that the last word of one is not beside the first of the next. */
export const NOTHING = 0xffffffff

/** Words of a text by number, in their order. */
export type ReadNumbers = (text: string) => readonly number[]

/** The text of a record as words by number. */
export function toRankedRecord(rowId: string, record: SearchRecord, read: ReadNumbers): RankedRecord {
  const kind = record.kind as Kind
  const found = new Map<number, number>()
  const sequence: number[] = []
  for (const field of RANKED_FIELDS) {
    const lists = [record[field]].flat().map(read)
    const length = lists.reduce((sum, list) => sum + list.length, 0)
    const weight = weightIn(field, kind, length)
    for (const list of lists) for (const token of list) found.set(token, (found.get(token) ?? 0) + weight)
    // A review repeats the text of its findings, which are ranked by themselves.
    if (field === 'title' || field === 'knownAs' || (field === 'passages' && kind !== 'review'))
      for (const list of lists) sequence.push(...list, NOTHING)
  }
  return {
    id: rowId,
    kind,
    tokens: Uint32Array.from(found.keys()),
    weights: Float32Array.from(found.values()),
    sequence: Uint32Array.from(sequence),
  }
}

/** What one mention in a field counts for, by the length of the field (BM25F, Robertson and Zaragoza 2009, 3.6). */
function weightIn(field: RankedField, kind: Kind, length: number): number {
  const share = LENGTH_SHARE[field]
  return FIELD_WEIGHTS[field] / (1 - share + (share * length) / USUAL_LENGTH[kind][field])
}
