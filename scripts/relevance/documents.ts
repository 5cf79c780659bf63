import { isDemonstration } from '../../src/analysis/catalogue.ts'
import type { Snapshot } from '../../src/analysis/snapshot.ts'
import { toIndexSettings } from '../../src/search/index-settings.ts'
import { toSearchRecords } from '../../src/search/search-record.ts'

/** A finding, recommendation or review as every system is given it. */
export interface TestDocument {
  /** `<review>/F1`, `<review>/R1`, or the id of a review. */
  id: string
  /** Text by field, in the order in which the library's own index looks through its fields. */
  text: Readonly<Record<string, string | readonly string[]>>
}

/**
 * The library's own search records, cut to the fields that its own index searches: each system gets the same words,
 * the labels and synonyms of the terms among them. Demonstration records are left out, since our search shows them
 * only to those who ask for them.
 */
export async function loadDocuments({ catalogue, corpus, taxonomy }: Snapshot): Promise<TestDocument[]> {
  const fields = toIndexSettings(taxonomy).searchableAttributes ?? []
  const documents: TestDocument[] = []
  for (const [reviewId, rows] of catalogue.byReview()) {
    const shown = rows.filter(row => !isDemonstration(row))
    const records = toSearchRecords(shown, await corpus.body(reviewId), taxonomy)
    for (const [at, record] of records.entries())
      documents.push({
        id: shown[at]!.id,
        text: Object.fromEntries(fields.map(field => [field, record[field] as string | string[]])),
      })
  }
  return documents
}

/** A document as one string a field, for systems that know no lists. */
export function toPlainFields({ text }: TestDocument): Record<string, string> {
  return Object.fromEntries(
    Object.entries(text).map(([field, value]) => [
      field,
      typeof value === 'string' ? value : value.join('\n'),
    ]),
  )
}
