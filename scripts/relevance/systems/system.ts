/** How far down a list of results is looked. */
export const DEPTH = 10

/** Something that is asked the queries of the collection. */
export interface System {
  /** How it is called in the report. */
  name: string
  /** Baselines are compared with ours; a variant is another reading of ours and only shown. */
  role: 'ours' | 'variant' | 'baseline'
  /**
   * What it finds for the words that a person typed.
   * @returns ids of at most ten different documents, best first
   */
  find(words: string): Promise<string[]>
  /** Lets go of what it holds. */
  end?(): void
}

/** The first ten different ids of some lists, one after the other. */
export function firstTen(...lists: ReadonlyArray<readonly string[]>): string[] {
  return [...new Set(lists.flat())].slice(0, DEPTH)
}
