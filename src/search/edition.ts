import type { Snapshot } from '../analysis/snapshot.ts'
import { sha256 } from '../corpus/digest.ts'
import { settingsDigest } from './index-settings.ts'
import { KeptResults } from './kept-results.ts'

/** Records, index and ranking that belong together. */
export interface Whole {
  snapshot: Snapshot
  /** Version of the engine. */
  engine: string
}

/**
 * What answers are made of from one change to the next. Each is an object of its own, so that whoever holds one can
 * tell whether anything moved meanwhile, and what was kept of one cannot be met in another.
 */
export class Edition {
  /**
   * Digest of records, vocabulary, settings of the index and engine: where it is the same, so are the answers.
   * Undefined while index or ranking are being brought up to date, or cannot be.
   */
  readonly digest: string | undefined
  readonly results: KeptResults

  /**
   * @param whole left out while what there is does not belong together; no results are kept of that
   * @param keep how many results are kept
   */
  constructor(whole?: Whole, keep = 0) {
    this.digest = whole && digestOf(whole)
    this.results = new KeptResults(whole ? keep : 0)
  }
}

function digestOf({ snapshot: { corpus, taxonomy }, engine }: Whole): string {
  return sha256([corpus.digest, settingsDigest(taxonomy), engine].join('\n'))
}
