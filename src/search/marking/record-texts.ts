import type { Row } from '../../analysis/catalogue.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { wordsOf, toRecordId, type SearchRecord } from '../search-record.ts'
import type { PlainRecord } from './mark-texts.ts'

/** The passages of the records of one review, each record in bytes of its own. */
interface KeptReview {
  digest: string
  records: ReadonlyMap<string, Uint8Array>
}

/** What is kept of a record; the rest is in its row. */
type KeptText = Pick<SearchRecord, 'passages' | 'anchors' | 'sections' | 'speakers'>

/**
 * The text of every record as it is shown, outside the memory that is searched for garbage. The engine would read,
 * mark and send the same texts for every page, which takes it longer than finding them.
 */
export class RecordTexts {
  readonly #reviews = new Map<string, KeptReview>()

  keep(reviewId: string, digest: string, records: readonly SearchRecord[]): void {
    const kept = records.map(({ id, passages, anchors, sections, speakers }) => {
      const text: KeptText = { passages, anchors, sections, speakers }
      return [id, Buffer.from(JSON.stringify(text))] as const
    })
    this.#reviews.set(reviewId, { digest, records: new Map(kept) })
  }

  forget(reviewId: string): void {
    this.#reviews.delete(reviewId)
  }

  /** A row with its text; undefined where that is not of the state of the review that the row is of. */
  read(row: Row, taxonomy: Taxonomy): PlainRecord | undefined {
    const { review } = row
    const kept = this.#reviews.get(review.id)
    const id = toRecordId(row.id)
    const bytes = kept?.digest === review.digest ? kept.records.get(id) : undefined
    if (!bytes) return undefined
    return {
      id,
      title: row.item?.title ?? review.title,
      ...(JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')) as KeptText),
      ...wordsOf(row, taxonomy),
      foundBy: [
        review.title,
        ...review.knownAs.map(({ name }) => name),
        ...(row.kind === 'recommendation' ? row.item.to : []),
      ],
    }
  }
}
