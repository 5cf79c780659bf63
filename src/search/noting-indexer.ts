import type { Indexer } from './library-parts.ts'

/** An indexer that first notes which records there are, so that each is known before it is served. */
export function createNotingIndexer(
  indexer: Indexer,
  seen: { note(ids: Iterable<string>): Promise<void> },
): Indexer {
  return {
    async sync(snapshot, rebuild) {
      await seen.note(snapshot.catalogue.rows.map(({ id }) => id))
      return indexer.sync(snapshot, rebuild)
    },
  }
}
