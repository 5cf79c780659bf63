import { loadSnapshot, type Folders, type Snapshot } from '../analysis/snapshot.ts'
import type { CorpusCache } from '../corpus/cache/corpus-cache.ts'
import { TaxonomyBroken } from '../taxonomy/load-taxonomy.ts'

interface LoadLog {
  error(fields: object, message: string): void
}

/** What came of reading the files again. */
export interface NextSnapshot {
  /** Left out where the files cannot be used, and what was served before goes on. */
  snapshot?: Snapshot
  /** What is wrong with the taxonomy; undefined where that could not be seen. */
  taxonomyProblems?: TaxonomyBroken['problems']
}

/** Reads the files again. A taxonomy that is broken, or files that cannot be read, are said and change nothing. */
export async function loadNextSnapshot(
  folders: Folders,
  before: Snapshot,
  cache: CorpusCache | undefined,
  log: LoadLog,
): Promise<NextSnapshot> {
  try {
    return { snapshot: await loadSnapshot(folders, before, cache), taxonomyProblems: [] }
  } catch (cause) {
    if (!(cause instanceof TaxonomyBroken)) {
      log.error({ err: cause }, 'the files could not be read again')
      return {}
    }
    log.error({ problems: cause.problems.length }, 'the taxonomy is broken; the last good one is kept')
    return { taxonomyProblems: cause.problems }
  }
}
