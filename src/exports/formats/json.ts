import { Readable } from 'node:stream'
import type { Site } from '../column.ts'
import type { ExportFormat } from '../export-format.ts'
import { extractRecords } from '../extract-records.ts'
import { headFigure, methodOf } from '../report/report-words.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import { toJsonItem } from '../to-json-item.ts'

export const json: ExportFormat = {
  id: 'json',
  label: 'JSON',
  description: 'The whole extract with its signed receipt, for programs, and to check it later.',
  mediaType: 'application/json',
  write: (extract, site) => Readable.from(parts(extract, site), { objectMode: false }),
}

/** The items come last, one a line, so that what goes before them can be read at once. */
async function* parts(extract: ThematicExtract, site: Site): AsyncGenerator<string> {
  const head = {
    title: extract.title,
    notes: extract.notes,
    figure: headFigure(extract),
    method: methodOf(extract, site),
    ...extract.receipt,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let before = '\n'
  for await (const record of extractRecords(extract)) {
    yield `${before}${JSON.stringify(toJsonItem(record, extract.snapshot.taxonomy, site))}`
    before = ',\n'
  }
  yield '\n]}\n'
}
