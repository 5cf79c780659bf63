import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import type { Response, Router } from 'express'
import { realReviews } from '../analysis/catalogue.ts'
import type { Site } from '../exports/column.ts'
import { columnsFor } from '../exports/columns.ts'
import type { ExportKind } from '../exports/export-record.ts'
import { toCsv } from '../exports/to-csv.ts'
import { toMarkdownZip } from '../exports/to-markdown-zip.ts'
import { toNdjson } from '../exports/to-ndjson.ts'
import { noteOf, wholeLibrary } from '../exports/whole-library.ts'
import type { Library } from '../search/library.ts'

/** Tables of the whole library, by the name of their file. */
export const BULK_TABLES: Readonly<Record<string, ExportKind>> = {
  reviews: 'review',
  findings: 'finding',
  episodes: 'episode',
  recommendations: 'recommendation',
}

/** Copies of everything, written as they are read. */
export function addBulkRoutes(router: Router, library: Library, site: Site): void {
  router.get('/bulk/library.zip', async (_request, response) => {
    const { snapshot } = library
    const zip = toMarkdownZip(realReviews(snapshot.catalogue), snapshot.corpus, noteOf(snapshot, site.name))
    await send(response, 'application/zip', 'lessons-library.zip', zip)
  })

  router.get('/bulk/library.ndjson', async (_request, response) => {
    const { snapshot } = library
    const lines = toNdjson(wholeLibrary(snapshot), kind => columnsFor(kind, snapshot.taxonomy), site)
    await send(response, 'application/x-ndjson', 'lessons-library.ndjson', lines)
  })

  for (const [name, kind] of Object.entries(BULK_TABLES))
    router.get(`/bulk/${name}.csv`, async (_request, response) => {
      const { snapshot } = library
      const rows = toCsv(wholeLibrary(snapshot, kind), columnsFor(kind, snapshot.taxonomy), site)
      await send(response, 'text/csv; charset=utf-8', `lessons-library-${name}.csv`, rows)
    })

  router.get('/bulk/dictionary.json', (_request, response) => {
    const { taxonomy } = library.snapshot
    response.json({
      tables: Object.entries(BULK_TABLES).map(([name, kind]) => ({
        name,
        columns: columnsFor(kind, taxonomy).map(({ key, label, description }) => ({
          key,
          label,
          description,
        })),
      })),
    })
  })
}

async function send(response: Response, type: string, name: string, body: Readable): Promise<void> {
  response.type(type).attachment(name)
  // `attachment` sets the type by the ending; ours says more.
  response.type(type)
  await pipeline(body, response)
}
