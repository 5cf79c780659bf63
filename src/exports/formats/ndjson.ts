import { Readable } from 'node:stream'
import type { Site } from '../column.ts'
import type { ExportFormat } from '../export-format.ts'
import { extractRecords } from '../extract-records.ts'
import type { ThematicExtract } from '../thematic-extract.ts'
import { toJsonItem } from '../to-json-item.ts'

export const ndjson: ExportFormat = {
  id: 'ndjson',
  label: 'NDJSON',
  description: 'One JSON object a line, one line for each item, for programs that read as they go.',
  mediaType: 'application/x-ndjson',
  write: (extract, site) => Readable.from(lines(extract, site), { objectMode: false }),
}

async function* lines(extract: ThematicExtract, site: Site): AsyncGenerator<string> {
  for await (const record of extractRecords(extract))
    yield `${JSON.stringify(toJsonItem(record, extract.snapshot.taxonomy, site))}\n`
}
