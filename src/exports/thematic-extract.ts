import type { Row } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { SearchQuery } from '../search/search-params.ts'
import type { SignedReceipt } from './receipt.ts'

/** Every match of a query in its order, with its receipt: what every export is written from. */
export interface ThematicExtract {
  title: string
  notes: string
  query: SearchQuery
  /** The library at the moment the extract was made; texts are read from its corpus, one review at a time. */
  snapshot: Snapshot
  /** What is in it, after what was left out. */
  rows: readonly Row[]
  receipt: SignedReceipt
}
