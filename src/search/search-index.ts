import type { Settings } from 'meilisearch'
import type { Narrowing } from '../analysis/selection.ts'
import type { Speaker } from '../corpus/sections.ts'
import type { SearchRecord } from './search-record.ts'

/** A record with what matched marked by MARK_START and MARK_END. */
export interface MarkedRecord {
  id: string
  title: string
  passages: string[]
  anchors: string[]
  sections: string[]
  speakers: Speaker[]
  words: string[]
  inherited: string[]
}

/** Control characters mark what matched, since text cannot contain them; they are swapped after escaping. */
export const MARK_START = '\u0001'
export const MARK_END = '\u0002'

/** How many of the words of a query a record must contain. */
export type Strictness = 'every-word' | 'some-words'

/**
 * The port to the search engine: all that the rest of the library knows of it. Every method rejects with
 * SearchUnavailable when the engine cannot answer.
 */
export interface SearchIndex {
  /** Ids of the records that contain the words, best first. */
  match(text: string, strictness: Strictness, limit?: number): Promise<string[]>
  /** Keys of all records that contain every word, one after the other: see match-keys.ts. */
  matchKeys(text: string): Promise<Uint8Array>
  /** The records of one page that contain every word and meet the filters, best first, with what matched marked. */
  page(text: string, narrowing: Narrowing, span: { offset: number; limit: number }): Promise<MarkedRecord[]>
  /** Some records with what matched marked. */
  mark(text: string, ids: readonly string[], strictness: Strictness): Promise<Map<string, MarkedRecord>>
  /** Puts a new index of these records in the place of the old, which answers until then. */
  replaceAll(
    settings: Settings,
    records: AsyncIterable<SearchRecord> | Iterable<SearchRecord>,
  ): Promise<number>
  /** Adds or replaces some records and takes others away. */
  update(records: readonly SearchRecord[], staleIds: readonly string[]): Promise<void>
  /** How many records the index holds; undefined where there is none. */
  size(): Promise<number | undefined>
  /** Version of the engine. */
  version(): Promise<string>
}

/** The engine is away, or does not do what it is asked. */
export class SearchUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SearchUnavailable'
  }
}
