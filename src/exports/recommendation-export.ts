import { Readable } from 'node:stream'
import type { RecommendationSelection } from '../analysis/recommendation-selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Cell, Site } from './column.ts'
import { recordsOf } from './extract-records.ts'
import { recommendationColumns } from './recommendation-columns.ts'
import { toCsv } from './to-csv.ts'
import { toJsonItem } from './to-json-item.ts'
import { writeWorkbook } from './xlsx/write-workbook.ts'
import type { Sheet } from './xlsx/sheets.ts'

/** What goes into a file of the list of recommendations. */
export interface RecommendationExport {
  snapshot: Snapshot
  selection: RecommendationSelection
  /** Parameters that narrow it, as the address has them. */
  filters: Readonly<Record<string, string | number | undefined>>
  /** As `2026-11-22`. */
  day: string
}

interface RecommendationFormat {
  id: string
  label: string
  mediaType: string
  write(list: RecommendationExport, site: Site): Readable | Promise<Readable>
}

/** Forms in which all recommendations that meet some filters are given, never a page of them. */
export const RECOMMENDATION_FORMATS: readonly RecommendationFormat[] = [
  {
    id: 'xlsx',
    label: 'Excel workbook',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (list, site) =>
      writeWorkbook(() => sheets(list, site), {
        title: 'Recommendations',
        subject: countOf(list.selection),
        creator: site.name,
        made: new Date(),
      }),
  },
  {
    id: 'csv',
    label: 'CSV',
    mediaType: 'text/csv; charset=utf-8',
    write: ({ snapshot, selection, day }, site) =>
      toCsv(recordsOf(selection.rows, snapshot.corpus), recommendationColumns(snapshot.catalogue, day), site),
  },
  {
    id: 'json',
    label: 'JSON',
    mediaType: 'application/json',
    write: (list, site) => Readable.from(jsonParts(list, site), { objectMode: false }),
  },
]

/** "12 of 215 recommendations, in 7 of 55 reviews": a count never stands without its base. */
export function countOf({ rows, of, reviews }: RecommendationSelection): string {
  return `${rows.length} of ${of} recommendations, in ${reviews.count} of ${reviews.of} reviews`
}

const NOTES = [
  'What the owner says is a claim; what others say is the view of a body other than the one asked. Done is not the same as shown to work.',
  'none-recorded means that the library knows of no word from that side, not that nothing was done. Overdue is as far as recorded.',
  'Reviews in this library are no sample: a count is not a rate. Invented records are in neither count.',
]

function chosen({ filters }: RecommendationExport): Array<[string, string | number]> {
  return Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

function* sheets(list: RecommendationExport, site: Site): Generator<Sheet> {
  const { snapshot, selection, day } = list
  const columns = recommendationColumns(snapshot.catalogue, day)
  yield {
    name: 'Recommendations',
    columns: columns.map(({ label, key }) => ({ label, width: WIDE.test(key) ? 60 : 24 })),
    frozen: 2,
    rows: rowsOf(),
  }
  yield {
    name: 'About',
    columns: [
      { label: 'What', width: 32 },
      { label: 'Value', width: 110 },
    ],
    frozen: 1,
    rows: [
      ['Count, with its base', countOf(selection)],
      ['Made', day],
      ['From', `${site.address}/recommendations`],
      ...chosen(list).map(([name, value]): [string, Cell] => [`Filter: ${name}`, value]),
      ...NOTES.map((note, index): [string, Cell] => [index === 0 ? 'How to read it' : '', note]),
    ],
  }
  yield {
    name: 'Dictionary',
    columns: [
      { label: 'Column', width: 32 },
      { label: 'Key', width: 30 },
      { label: 'What it means', width: 100 },
    ],
    frozen: 2,
    rows: columns.map(({ label, key, description }) => [label, key, description]),
  }

  async function* rowsOf(): AsyncGenerator<readonly Cell[]> {
    for await (const record of recordsOf(selection.rows, snapshot.corpus))
      yield columns.map(column => column.cell(record, site))
  }
}

const WIDE = /^(title|text|citation|sources|url)$|-(evidence|source)$/

/** The items come last, one a line, so that what goes before them can be read at once. */
async function* jsonParts(list: RecommendationExport, site: Site): AsyncGenerator<string> {
  const { snapshot, selection, day } = list
  const head = {
    title: 'Recommendations',
    figure: countOf(selection),
    made: day,
    filters: Object.fromEntries(chosen(list)),
    notes: NOTES,
    total: selection.rows.length,
    of: selection.of,
    reviews: selection.reviews,
  }
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let before = '\n'
  for await (const record of recordsOf(selection.rows, snapshot.corpus)) {
    yield `${before}${JSON.stringify(toJsonItem(record, snapshot.taxonomy, site))}`
    before = ',\n'
  }
  yield '\n]}\n'
}
