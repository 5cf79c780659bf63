import type { Row } from '../../analysis/catalogue.ts'
import type { Kind } from '../../taxonomy/facet.ts'
import type { Cell, Column, Site } from '../column.ts'
import { columnsFor } from '../columns.ts'
import { recordsOf } from '../extract-records.ts'
import { findingsBeside, recommendationsBeside, reviewsBeside, type Beside } from '../report/beside.ts'
import { leftOutTable, receiptFacts } from '../report/receipt-tables.ts'
import { headFigure, methodOf } from '../report/report-words.ts'
import type { ThematicExtract } from '../thematic-extract.ts'

/** A sheet of the workbook, its rows made as they are written. */
export interface Sheet {
  name: string
  columns: ReadonlyArray<{ label: string; width: number }>
  /** How many columns stay in sight when the rest is moved sideways. */
  frozen: number
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

type SheetColumn = Pick<Column, 'key' | 'label' | 'description'>

/** What stands before the columns of a sheet whose rows are no matches. */
const WHY: SheetColumn = {
  key: 'why-here',
  label: 'Why it is here',
  description: 'How the row belongs to the extract. It is not a match and is not counted.',
}

const SHEETS: ReadonlyArray<{ kind: Kind; name: string; beside: (extract: ThematicExtract) => Beside[] }> = [
  { kind: 'finding', name: 'Findings', beside: findingsBeside },
  { kind: 'recommendation', name: 'Recommendations', beside: recommendationsBeside },
  { kind: 'review', name: 'Reviews', beside: reviewsBeside },
]

/** The matches on the sheet of their kind, what belongs to them on the others, receipt and data dictionary. */
export function* sheetsOf(extract: ThematicExtract, site: Site): Generator<Sheet> {
  for (const { kind, name, beside } of SHEETS)
    yield kind === extract.query.kind
      ? recordSheet(name, kind, extract, site, extract.rows)
      : recordSheet(name, kind, extract, site, beside(extract))
  yield receiptSheet(extract, site)
  yield dictionarySheet(extract)
}

function recordSheet(
  name: string,
  kind: Kind,
  { snapshot }: ThematicExtract,
  site: Site,
  rows: readonly Row[] | readonly Beside[],
): Sheet {
  const columns = columnsFor(kind, snapshot.taxonomy)
  const isBeside = isBesides(rows)
  return {
    name,
    columns: [...(isBeside ? [WHY] : []), ...columns].map(({ key, label }) => ({
      label,
      width: WIDTHS[key] ?? (key in LONG ? LONG_WIDTH : USUAL_WIDTH),
    })),
    frozen: isBeside ? 3 : 2,
    rows: cells(),
  }

  async function* cells(): AsyncGenerator<readonly Cell[]> {
    const plain = isBeside ? rows.map(({ row }) => row) : rows
    let at = 0
    for await (const record of recordsOf(plain, snapshot.corpus)) {
      const own = columns.map(column => column.cell(record, site))
      yield isBeside ? [`${rows[at]!.why}; not counted`, ...own] : own
      at++
    }
  }
}

const USUAL_WIDTH = 24
const LONG_WIDTH = 60
const LONG: Readonly<Record<string, true>> = Object.fromEntries(
  [
    'summary',
    'what-happened',
    'why-it-made-sense-at-the-time',
    'how-widespread-it-is',
    'what-it-means-for-children',
    'questions',
    'text',
    'citation',
    'sources',
  ].map(key => [key, true]),
)
const WIDTHS: Readonly<Record<string, number>> = { id: 32, title: 48, url: 40, published: 11, year: 8 }

function isBesides(rows: readonly Row[] | readonly Beside[]): rows is readonly Beside[] {
  // An extract without a match has empty sheets, all with the columns of matches.
  return rows[0] !== undefined && 'why' in rows[0]
}

function receiptSheet(extract: ThematicExtract, site: Site): Sheet {
  const leftOut = leftOutTable(extract.receipt)
  return {
    name: 'Receipt',
    columns: [
      { label: 'What', width: 32 },
      { label: 'Value', width: 110 },
    ],
    frozen: 1,
    rows: [
      ['Figure, with its base', headFigure(extract)],
      ...methodOf(extract, site).map((one, index) => [index === 0 ? 'How it was made' : '', one]),
      ...receiptFacts(extract.receipt, site),
      ...(leftOut?.rows.map(([id, reason]) => [`Left out: ${id}`, reason]) ?? []),
    ],
  }
}

function dictionarySheet({ snapshot }: ThematicExtract): Sheet {
  return {
    name: 'Dictionary',
    columns: [
      { label: 'Sheet', width: 18 },
      { label: 'Column', width: 32 },
      { label: 'Key', width: 30 },
      { label: 'What it means', width: 100 },
    ],
    frozen: 2,
    rows: SHEETS.flatMap(({ kind, name }) =>
      [WHY, ...columnsFor(kind, snapshot.taxonomy)].map(({ key, label, description }) => [
        name,
        label,
        key,
        description,
      ]),
    ),
  }
}
