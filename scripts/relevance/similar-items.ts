import { isDemonstration, type Row } from '../../src/analysis/catalogue.ts'
import { readItemTexts } from '../../src/analysis/similar-texts.ts'
import type { SimilarKind } from '../../src/analysis/similar.ts'
import type { Snapshot } from '../../src/analysis/snapshot.ts'

/** A finding or recommendation with the very texts that the library compares. */
export interface ComparedItem {
  /** `<review>/F1` or `<review>/R1`. */
  id: string
  kind: SimilarKind
  row: Row
  title: string
  text: string
}

/** All findings and recommendations but the invented ones, by id. */
export async function loadComparedItems({
  catalogue,
  corpus,
}: Snapshot): Promise<ReadonlyMap<string, ComparedItem>> {
  const items: ComparedItem[] = []
  for (const rows of catalogue.byReview().values()) {
    const texts = await readItemTexts(corpus, rows[0]!.review)
    for (const row of rows) {
      if (row.kind === 'review' || isDemonstration(row)) continue
      const { title, text } = texts.get(row.item.id)!
      items.push({ id: row.id, kind: row.kind, row, title, text })
    }
  }
  return new Map(items.map(item => [item.id, item]))
}
