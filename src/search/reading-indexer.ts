import { settingsDigest } from './index-settings.ts'
import type { IndexState, IndexStateStore } from './index-state.ts'
import type { Indexer } from './library-parts.ts'
import { SearchUnavailable } from './search-index.ts'
import type { Snapshot } from '../analysis/snapshot.ts'

/**
 * The indexer of a process that only reads: it looks in the writer's DATA_DIR whether the index holds what this
 * process serves, and writes nothing.
 */
export function createReadingIndexer(openState: () => Promise<IndexStateStore>): Indexer {
  return {
    async sync(snapshot) {
      const { data } = await openState()
      if (!holds(data, snapshot)) throw new SearchUnavailable('The writer has not indexed these files yet.')
      const records = Object.values(data.reviews).reduce((sum, review) => sum + review.records.length, 0)
      return { scope: 'nothing', indexed: [], removed: [], records }
    },
  }
}

/** Whether the index that a state describes holds just the reviews of a snapshot. */
function holds(state: IndexState, { catalogue, taxonomy }: Snapshot): boolean {
  const reviews = catalogue.rows.filter(row => row.kind === 'review').map(row => row.review)
  return (
    state.settings === settingsDigest(taxonomy) &&
    state.taxonomy === taxonomy.digest &&
    Object.keys(state.reviews).length === reviews.length &&
    reviews.every(review => state.reviews[review.id]?.digest === review.digest)
  )
}
