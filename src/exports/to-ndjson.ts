import { Readable } from 'node:stream'
import type { Column, Site } from './column.ts'
import type { ExportKind, ExportRecord } from './export-record.ts'

/** Records as one JSON object a line, each with its kind and the columns of its kind that are not empty. */
export function toNdjson(
  records: AsyncIterable<ExportRecord>,
  columnsOf: (kind: ExportKind) => readonly Column[],
  site: Site,
): Readable {
  const lines = async function* () {
    for await (const record of records) {
      const cells = columnsOf(record.kind).map(column => [column.key, column.cell(record, site)] as const)
      const full = cells.filter(([, cell]) => cell !== undefined)
      yield `${JSON.stringify({ kind: record.kind, ...Object.fromEntries(full) })}\n`
    }
  }
  return Readable.from(lines(), { objectMode: false })
}
