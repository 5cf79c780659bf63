import type { Row } from '../analysis/catalogue.ts'
import { createPauses } from '../analysis/pauses.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { ReviewBody } from '../corpus/review.ts'
import type { ExportRecord } from './export-record.ts'
import type { ThematicExtract } from './thematic-extract.ts'

/**
 * Rows read ahead together. In the order of relevance the rows of a review lie apart; each review is read once for
 * all of its rows among these, and no more texts than theirs are held.
 */
const READ_TOGETHER = 500

/** An export of a hundred thousand rows lets others be answered in between. */
const PAUSE_MS = 20

/** Every item of an extract with its text, in its order. */
export function extractRecords({ rows, snapshot }: ThematicExtract): AsyncGenerator<ExportRecord> {
  return recordsOf(rows, snapshot.corpus)
}

/**
 * Rows with their texts, in their order.
 * @throws ReviewChanged when a file is no longer the one that was loaded
 */
export async function* recordsOf(rows: readonly Row[], corpus: Corpus): AsyncGenerator<ExportRecord> {
  const pause = createPauses(PAUSE_MS)
  for (let first = 0; first < rows.length; first += READ_TOGETHER) {
    for (const record of await readTogether(rows.slice(first, first + READ_TOGETHER), corpus)) {
      await pause()
      yield record
    }
  }
}

async function readTogether(rows: readonly Row[], corpus: Corpus): Promise<ExportRecord[]> {
  const byReview = new Map<string, Set<Row>>()
  for (const row of rows) byReview.set(row.review.id, (byReview.get(row.review.id) ?? new Set()).add(row))
  const records = new Map<Row, ExportRecord>()
  for (const [id, ofReview] of byReview) {
    const body = await corpus.body(id)
    for (const row of ofReview) records.set(row, toExportRecord(row, body))
  }
  return rows.map(row => records.get(row)!)
}

function toExportRecord({ id, kind, item, review, tags }: Row, body: ReviewBody): ExportRecord {
  const sections = item === undefined ? body.sections : (body.items[item.id] ?? [])
  return { id, kind, item, review, tags, sections } as ExportRecord
}
