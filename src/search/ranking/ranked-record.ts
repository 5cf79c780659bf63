import type { Kind } from '../../taxonomy/facet.ts'
import type { SearchRecord } from '../search-record.ts'
import {
  FIELD_WEIGHTS,
  LENGTH_SHARE,
  PART_SHARE,
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

/** Words of a text by number, in their order, and the words that its set phrases are made of. */
export interface NumberedWords {
  tokens: readonly number[]
  parts: readonly number[]
}

export type ReadNumbers = (text: string) => NumberedWords

/** The text of a record as words by number. */
export function toRankedRecord(rowId: string, record: SearchRecord, read: ReadNumbers): RankedRecord {
  const kind = record.kind as Kind
  const found = new Map<number, number>()
  const sequence: number[] = []
  const count = (token: number, weight: number) => found.set(token, (found.get(token) ?? 0) + weight)
  for (const field of RANKED_FIELDS) {
    const texts = [record[field]].flat().map(read)
    const length = texts.reduce((sum, { tokens }) => sum + tokens.length, 0)
    const weight = weightIn(field, kind, length)
    const isWritten = field === 'title' || field === 'knownAs' || field === 'passages'
    for (const { tokens, parts } of texts) {
      for (const token of tokens) count(token, weight)
      // Labels of terms are set phrases all of them: their parts would make every tagged record a match of each.
      if (isWritten) for (const part of parts) count(part, weight * PART_SHARE)
    }
    // A review repeats the text of its findings, which are ranked by themselves.
    if (isWritten && (field !== 'passages' || kind !== 'review'))
      for (const { tokens } of texts) sequence.push(...tokens, NOTHING)
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
