/** What the index holds, so that a start with nothing changed indexes nothing. */
export interface IndexState {
  version: 1
  /** What the index was built with; undefined before the first build. */
  settings?: string | undefined
  taxonomy?: string | undefined
  /** Digest and record ids of each review in the index. */
  reviews: Record<string, { digest: string; records: string[] }>
}

/** Where that is remembered: what was read, and a change that is on disk when the promise resolves. */
export interface IndexStateStore {
  data: IndexState
  update(change: (data: IndexState) => unknown): Promise<void>
}

export const EMPTY_INDEX_STATE: IndexState = { version: 1, reviews: {} }
