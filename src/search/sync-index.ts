import type { Row } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { settingsDigest, toIndexSettings } from './index-settings.ts'
import { EMPTY_INDEX_STATE, type IndexStateStore } from './index-state.ts'
import type { SearchIndex } from './search-index.ts'
import { toRecordId, toSearchRecords, type SearchRecord } from './search-record.ts'

/** What was done to bring the index up to date. */
export interface SyncReport {
  /** `nothing` when the index was current, `reviews` when some were replaced, `all` when it was built anew. */
  scope: 'nothing' | 'reviews' | 'all'
  /** Ids of the reviews that were indexed. */
  indexed: string[]
  /** Ids of the reviews that were taken out. */
  removed: string[]
  /** How many records the index holds. */
  records: number
}

/** The digest of no file. */
const IN_DOUBT = ''

/**
 * Makes the index hold just what the snapshot holds. Reviews whose digest is unchanged are left alone; a change of
 * settings or vocabulary, or an index that is not the one remembered, leads to a new index that is swapped in.
 * @throws SearchUnavailable when the engine cannot do it; the state then says what is left to do
 */
export async function syncIndex(
  snapshot: Snapshot,
  index: SearchIndex,
  state: IndexStateStore,
  rebuild = false,
): Promise<SyncReport> {
  const rowsByReview = snapshot.catalogue.byReview()
  const settings = settingsDigest(snapshot.taxonomy)
  const held = state.data
  const remembered = Object.values(held.reviews).reduce((sum, review) => sum + review.records.length, 0)
  const asRemembered =
    held.settings === settings &&
    held.taxonomy === snapshot.taxonomy.digest &&
    (await index.size()) === remembered
  if (rebuild || !asRemembered) return buildAll(snapshot, rowsByReview, index, state, settings)

  const changed = [...rowsByReview].filter(
    ([id, rows]) => held.reviews[id]?.digest !== rows[0]!.review.digest,
  )
  const removed = Object.keys(held.reviews).filter(id => !rowsByReview.has(id))
  if (changed.length === 0 && removed.length === 0)
    return { scope: 'nothing', indexed: [], removed: [], records: remembered }

  const records: SearchRecord[] = []
  for (const [id, rows] of changed)
    records.push(...toSearchRecords(rows, await snapshot.corpus.text(id), snapshot.taxonomy))
  const current = new Set(records.map(record => record.id))
  const touched = [...changed.map(([id]) => id), ...removed]
  const stale = touched.flatMap(id => held.reviews[id]?.records ?? []).filter(id => !current.has(id))
  // In doubt until it is done: an engine that dies at it may have done it, and the file may be as before by then.
  await state.update(data => {
    for (const id of touched) if (data.reviews[id]) data.reviews[id].digest = IN_DOUBT
  })
  await index.update(records, stale)
  await state.update(data => {
    for (const id of removed) delete data.reviews[id]
    for (const [id, rows] of changed) data.reviews[id] = toEntry(rows)
  })
  return { scope: 'reviews', indexed: changed.map(([id]) => id), removed, records: (await index.size()) ?? 0 }
}

async function buildAll(
  snapshot: Snapshot,
  rowsByReview: ReadonlyMap<string, Row[]>,
  index: SearchIndex,
  state: IndexStateStore,
  settings: string,
): Promise<SyncReport> {
  const { corpus, taxonomy } = snapshot
  async function* records() {
    for (const [id, rows] of rowsByReview) yield* toSearchRecords(rows, await corpus.text(id), taxonomy)
  }
  // Forgotten first: a crash between the swap and the note of it must not leave a note of the old index.
  await state.update(data =>
    Object.assign(data, EMPTY_INDEX_STATE, { settings: undefined, taxonomy: undefined, reviews: {} }),
  )
  const count = await index.replaceAll(toIndexSettings(taxonomy), records())
  await state.update(data =>
    Object.assign(data, {
      settings,
      taxonomy: taxonomy.digest,
      reviews: Object.fromEntries([...rowsByReview].map(([id, rows]) => [id, toEntry(rows)])),
    }),
  )
  return { scope: 'all', indexed: [...rowsByReview.keys()], removed: [], records: count }
}

function toEntry(rows: readonly Row[]) {
  return { digest: rows[0]!.review.digest, records: rows.map(row => toRecordId(row.id)) }
}
