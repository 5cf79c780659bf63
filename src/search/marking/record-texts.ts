import { LRUCache } from 'lru-cache'
import type { Row } from '../../analysis/catalogue.ts'
import { createPauses } from '../../analysis/pauses.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { passagesOf, termsSaying, toRecordId } from '../search-record.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { readKeptText, toKeptText, type KeptText } from './kept-text.ts'
import type { PlainRecord } from './mark-texts.ts'
import type { TextCache } from './text-cache.ts'

/** A stretch of work between two turns of others. */
const STRETCH_MS = 15

/** Records that were read last are likely to be shown again. So many take some 30 MB; all could take ten times that. */
const READ_LAST = 10_000

/**
 * The text of every record as it is shown, in bytes outside the memory that is searched for garbage. The engine would
 * read, mark and send the same texts for every page, which takes it longer than finding them.
 */
export class RecordTexts {
  readonly #reviews = new Map<string, KeptText>()
  readonly #read = new LRUCache<Row, PlainRecord>({ max: READ_LAST })

  /**
   * Takes in what a snapshot has that is new, and lets go of what it no longer has.
   * @param cache what an earlier process has made ready, asked the first time
   */
  async update({ catalogue, corpus }: Snapshot, cache?: TextCache): Promise<void> {
    const pause = createPauses(STRETCH_MS)
    if (this.#reviews.size === 0 && cache)
      for await (const texts of cache.load()) for (const [id, text] of texts) this.#reviews.set(id, text)
    const present = new Set<string>()
    for (const { kind, review } of catalogue.rows) {
      if (kind !== 'review') continue
      present.add(review.id)
      if (this.#reviews.get(review.id)?.digest === review.digest) continue
      // A file that changed again has a snapshot of its own on the way; until then the engine marks it.
      const text = await corpus.text(review.id).catch(() => undefined)
      if (text) this.#reviews.set(review.id, toKeptText(review.digest, text))
      await pause()
    }
    for (const id of this.#reviews.keys()) if (!present.has(id)) this.#reviews.delete(id)
  }

  /** Remembers the texts for the next process. @param goOn is asked now and then */
  save(cache: TextCache, goOn: () => Promise<boolean>): Promise<void> {
    return cache.save(this.#reviews, goOn)
  }

  /** A row with its text; undefined where that is not of the state of the review that the row is of. */
  read(row: Row, taxonomy: Taxonomy): PlainRecord | undefined {
    const { review } = row
    const kept = this.#reviews.get(review.id)
    if (kept?.digest !== review.digest) return undefined
    const known = this.#read.get(row)
    if (known) return known
    const record = toPlainRecord(row, kept, taxonomy)
    this.#read.set(row, record)
    return record
  }
}

function toPlainRecord(row: Row, kept: KeptText, taxonomy: Taxonomy): PlainRecord {
  const { review } = row
  const passages = passagesOf(row, readKeptText(kept, row.item?.id))
  return {
    id: toRecordId(row.id),
    title: row.item?.title ?? review.title,
    passages: passages.map(({ text }) => text),
    anchors: passages.map(({ anchor }) => anchor),
    sections: passages.map(({ section }) => section),
    speakers: passages.map(({ by }) => by),
    terms: termsSaying(row, taxonomy),
    area: review.area,
    foundBy: [
      review.title,
      ...review.knownAs.map(({ name }) => name),
      ...(row.kind === 'recommendation' ? row.item.to : []),
    ],
  }
}
