import type { Row } from '../../analysis/catalogue.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { toHit, type Hit } from '../hits.ts'
import type { ReducedQuery } from '../reduce-query.ts'
import type { MarkedRecord, SearchIndex, Strictness } from '../search-index.ts'
import { toRecordId, toRowId } from '../search-record.ts'
import { AskedWords } from './asked-words.ts'
import { Marker } from './mark-texts.ts'
import type { RecordTexts } from './record-texts.ts'

interface MarkingParts {
  /** The query as it is put to the engine, in each of its wordings; none where there are no words. */
  wordings: readonly ReducedQuery[]
  taxonomy: Taxonomy
  index: SearchIndex
  /** Texts in memory; without them the engine marks everything. */
  texts: RecordTexts | undefined
}

/**
 * Marks what matches in the rows of one search. Where the text is in memory and everything asked is found in it that
 * is done here; the rest is put to the engine.
 */
export class Marking {
  readonly #parts: MarkingParts
  readonly #markers: readonly Marker[]
  readonly #known = new Map<string, MarkedRecord>()

  constructor(parts: MarkingParts) {
    this.#parts = parts
    this.#markers = parts.wordings.map(wording => new Marker(new AskedWords(wording, parts.taxonomy)))
  }

  /** Begins with rows that will most likely be shown, while it is not yet known for certain. */
  prepare(rows: readonly Row[]): void {
    for (const row of rows) this.#markHere(row, 'every-word')
  }

  /**
   * Rows as hits, with what matches marked by the first wording that finds all of it.
   * @throws SearchUnavailable when the engine is needed and does not answer
   */
  async hits(rows: readonly Row[], strictness: Strictness = 'every-word'): Promise<Hit[]> {
    const left = rows.filter(row => !this.#known.has(row.id) && !this.#markHere(row, strictness))
    if (left.length > 0 && this.#parts.wordings.length > 0) await this.#putToEngine(left, strictness)
    return rows.map(row => toHit(row, this.#known.get(row.id)))
  }

  async #putToEngine(rows: readonly Row[], strictness: Strictness): Promise<void> {
    const { wordings, index } = this.#parts
    const ids = rows.map(row => toRecordId(row.id))
    const found = await Promise.all(wordings.map(({ text }) => index.mark(text, ids, strictness)))
    for (const records of found.reverse())
      for (const [id, record] of records) this.#known.set(toRowId(id), record)
  }

  #markHere(row: Row, strictness: Strictness): boolean {
    const { texts, taxonomy } = this.#parts
    const plain = this.#markers.length === 0 ? undefined : texts?.read(row, taxonomy)
    if (!plain) return false
    for (const marker of this.#markers) {
      const { record, isWhole } = marker.mark(plain)
      if (!isWhole && strictness === 'every-word') continue
      this.#known.set(row.id, record)
      return true
    }
    return false
  }
}
