import { realReviews } from '../analysis/catalogue.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { exportRecordsOf, type ExportKind, type ExportRecord } from './export-record.ts'

/** Every record of the library, or those of a kind, with its text; one review is held at a time. */
export async function* wholeLibrary(snapshot: Snapshot, kind?: ExportKind): AsyncGenerator<ExportRecord> {
  for (const review of realReviews(snapshot.catalogue))
    for (const record of await exportRecordsOf(review, snapshot.corpus))
      if (kind === undefined || record.kind === kind) yield record
}

/** What goes with a copy of the library. */
export function noteOf({ taxonomy, corpus }: Snapshot, siteName: string): string {
  return [
    `${siteName}: a copy of its records in Markdown.`,
    '',
    'The summaries and tags are the library’s own words, under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). The reports belong to their publishers and are cited, not copied. The records were written and tagged by machine from published excerpts; each says whether a person has checked it.',
    '',
    'The collection is not a sample of reviews, and reviews are not a sample of children: its counts are not rates and must not be used to compare places.',
    '',
    `Taxonomy version ${taxonomy.version}. Digest of the records ${corpus.digest}.`,
    '',
  ].join('\r\n')
}
