/** A record as every peer is given it. */
export interface PeerRecord {
  id: string
  kind: string
  /** What the library's own index searches, in its order. */
  text: Readonly<Record<string, string>>
  /** Ids of its terms and what stands above them, by facet. */
  terms: Readonly<Record<string, readonly string[]>>
}

/** A page that is asked for, after the published reduction of what was typed. */
export interface PeerQuestion {
  words: readonly string[]
  /** To be found as they stand, by those who can; the others look for their words. */
  phrases: readonly string[]
  kind: string
  filters: Readonly<Record<string, readonly string[]>>
  /** Facets that are counted. */
  facets: readonly string[]
  perPage: number
}

/** What belongs on a page of results; marking what matched is left out. */
export interface PeerPage {
  total: number
  ids: string[]
  /** Counts by facet and term; within a facet that is narrowed, as if it were not. */
  facets: Record<string, Record<string, number>>
}

/** Another search engine over the same records. */
export interface Peer {
  page(question: PeerQuestion): PeerPage | Promise<PeerPage>
}

/** Builds its index. */
export type PeerBuilder = (records: readonly PeerRecord[]) => Peer | Promise<Peer>

/** What the child says that builds a peer and asks it. */
export interface PeerRun {
  buildMs: number
  /** Memory of the process without an index, and after the questions, in bytes. */
  emptyBytes: number
  memoryBytes: number
  times: number[]
  totals: number[]
}

/** All the words that are looked for, those of phrases among them. */
export function allWords({ words, phrases }: PeerQuestion): string[] {
  return [...words, ...phrases.flatMap(phrase => phrase.split(/\s+/))]
}

/** The whole text of a record, for those that look in one field. */
export function textOf({ text }: PeerRecord): string {
  return Object.values(text).join('\n')
}
