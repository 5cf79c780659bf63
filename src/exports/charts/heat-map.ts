import type { TopLevelSpec } from 'vega-lite'
import { isOfPlaces, isOfTime } from '../../analysis/axes.ts'
import { crossTab, type CrossTab, type Heading } from '../../analysis/cross-tab.ts'
import { baseOf, countOf, type Chart, type ChartInput, type ChartSize } from './chart.ts'
import { inkOn, shade, toLines, WIDTHS, WRAPPED_AXIS, wrapLabel } from './chart-style.ts'

/** A heat map with more rows than this is a wall; the table has them all. */
const MOST_DRAWN = 60

/** Pixels that a drawing has for its columns. */
const ROOM_ABOVE: Readonly<Record<ChartSize, number>> = { wide: 420, narrow: 170 }

/** Letters of a label that stands upright; the table has the whole. */
const UPRIGHT = 24
const CUT = `length(datum.label) > ${UPRIGHT} ? slice(datum.label, 0, ${UPRIGHT - 1}) + '…' : datum.label`

/** More columns of time than this leave no room for their labels. */
const MOST_ACROSS = 12

interface Square {
  row: string
  col: string
  count: number
}

/** Two facets against each other: in how many reviews both stand on the same item. */
export function heatMap(input: ChartInput, rowsKey: string, colsKey: string): Chart {
  const { catalogue, kind, rows } = input
  const table = crossTab(catalogue, rows, { kind, rows: rowsKey, cols: colsKey })
  const down = table.body.flatMap((row, at) => (isUsed(row) && isDrawn(row, table.body) ? [at] : []))
  const across = table.columns.flatMap((col, at) => (isUsed(col) && isDrawn(col, table.columns) ? [at] : []))
  const base = [rowsKey, colsKey].some(isOfTime)
    ? 'those of the time in brackets'
    : `the ${countOf(sizeOfBoth(table), 'review')} with both coded`
  const title = `${table.rows.label} by ${lowerFirst(table.cols!.label)}`
  const places = [rowsKey, colsKey].some(isOfPlaces)
  const item = kind === 'review' ? 'review' : `same ${kind}`
  return {
    title,
    base: `Each figure is a number of reviews in which both stand on the ${item}, out of ${base}. Reviews can count in several squares. ${baseOf(input)}`,
    summary: places
      ? 'No chart is drawn of places, since it would be read as a ranking. The table has the counts.'
      : down.length === 0 || across.length === 0
        ? `Nothing is counted by ${lowerFirst(table.rows.label)} and ${lowerFirst(table.cols!.label)}, so there is nothing to draw.`
        : `${table.rows.label} in ${down.length} rows and ${lowerFirst(table.cols!.label)} in ${across.length} columns. ${mostOften(table, down, across)}`,
    table: toTable(table),
    draw:
      places || down.length === 0 || across.length === 0
        ? undefined
        : size => toSpec(table, down.slice(0, MOST_DRAWN), across.slice(0, MOST_DRAWN), size),
  }
}

/** Terms without a single item are left out of a drawing, and rows that are no term. */
function isUsed({ state, total }: Heading): boolean {
  return (state === 'term' || state === 'not-stated') && total.items.count > 0
}

/** Of a tree the upper terms are drawn, in which those below are counted. */
function isDrawn({ broader }: Heading, all: readonly Heading[]): boolean {
  return broader === null || !all.some(({ broader: other }) => other !== null)
}

/** Reviews with both axes coded on an item: the base of every square. */
function sizeOfBoth({ body, columns }: CrossTab): number {
  const row = body.findIndex(({ state }) => state === 'term')
  const col = columns.findIndex(({ state }) => state === 'term')
  return body[row]?.cells[col]?.reviews.of ?? 0
}

function mostOften({ body, columns }: CrossTab, down: number[], across: number[]): string {
  const squares = down.flatMap(row => across.map(col => ({ row, col, cell: body[row]!.cells[col]! })))
  const most = Math.max(...squares.map(({ cell }) => cell.reviews.count))
  if (most === 0) return 'No review has both.'
  const found = squares.filter(({ cell }) => cell.reviews.count === most)
  const [{ row, col }] = found as [(typeof found)[number]]
  const names = `${body[row]!.label} with ${lowerFirst(columns[col]!.label)}`
  const more = found.length > 1 ? `, and ${found.length - 1} more as often` : ''
  return `Together most often: ${names}${more}, in ${most} of ${countOf(body[row]!.cells[col]!.reviews.of, 'review')}.`
}

/** Every row and column that is used, with the base of each count. */
function toTable({ rows, body, columns }: CrossTab): Chart['table'] {
  const shown = columns.flatMap((col, at) => (col.total.items.count > 0 ? [at] : []))
  const says = ({ count, of }: { count: number; of: number }) => `${count} of ${of}`
  return {
    columns: [`${rows.label} (reviews)`, 'All', ...shown.map(at => columns[at]!.label)],
    rows: body
      .filter(({ total }) => total.items.count > 0)
      .map(({ label, total, cells }) => [
        label,
        says(total.reviews),
        ...shown.map(at => says(cells[at]!.reviews)),
      ]),
  }
}

/** Time runs across while it fits; else the axis with more terms runs down, where there is room for it. */
function isTurned({ rows, cols }: CrossTab, down: readonly number[], across: readonly number[]): boolean {
  if (isOfTime(rows.key)) return down.length <= MOST_ACROSS
  if (isOfTime(cols!.key)) return across.length > MOST_ACROSS
  return across.length > down.length
}

/** Beside a decade or year stands how many reviews of it there are, which is what its figures are out of. */
function labelOf({ body, columns, rows, cols }: CrossTab, row: number, col: number): [string, string] {
  const [down, across] = [body[row]!, columns[col]!]
  const { of } = down.cells[col]!.reviews
  const base = ` (of ${of})`
  return [
    isOfTime(rows.key) ? `${down.label}${base}` : down.label,
    isOfTime(cols!.key) ? `${across.label}${base}` : across.label,
  ]
}

function toSpec(table: CrossTab, down: number[], across: number[], size: ChartSize): TopLevelSpec {
  const turned = isTurned(table, down, across)
  const squares: Square[] = down.flatMap(row =>
    across.map(col => {
      const names = labelOf(table, row, col)
      const [rowName, colName] = turned ? [names[1], names[0]] : names
      return { row: rowName, col: colName, count: table.body[row]!.cells[col]!.reviews.count }
    }),
  )
  const [rowCount, colCount] = turned ? [across.length, down.length] : [down.length, across.length]
  const most = Math.max(1, ...squares.map(({ count }) => count))
  const wide = size === 'wide'
  // Where words do not fit above a column in three lines they stand upright, on one line.
  const letters = Math.floor(ROOM_ABOVE[size] / colCount / 8)
  const isUpright = squares.some(({ col }) => {
    const lines = toLines(col, letters)
    return lines.length > 3 || lines.some(line => line.length > letters)
  })
  const rowLetters = wide ? 34 : 20
  const toColumn = (label: string) => (isUpright ? label : wrapLabel(label, letters))
  const values = squares.map(({ row, col, count }) => ({
    ...{ row: wrapLabel(row, rowLetters), col: toColumn(col), count },
    ...{ fill: shade(count / most), ink: inkOn(shade(count / most)) },
  }))
  const linesOf = (labels: readonly string[]) => Math.max(...labels.map(label => label.split('|').length))
  const rowLines = linesOf(values.map(({ row }) => row))
  const labels = isUpright
    ? Math.min(UPRIGHT, Math.max(...values.map(({ col }) => col.length))) * 10
    : linesOf(values.map(({ col }) => col)) * 16
  const titles = turned ? [table.cols!.label, table.rows.label] : [table.rows.label, table.cols!.label]
  return {
    width: WIDTHS[size],
    height: rowCount * Math.max(26, rowLines * 15 + 4) + labels + (wide ? 50 : 20),
    autosize: { type: 'fit', contains: 'padding' },
    data: { values },
    encoding: {
      y: {
        ...{ field: 'row', type: 'ordinal', sort: null },
        axis: { ...WRAPPED_AXIS, domain: false, title: wide ? titles[0] : null },
      },
      x: {
        ...{ field: 'col', type: 'ordinal', sort: null },
        axis: {
          ...(isUpright
            ? { labelExpr: CUT, labelAngle: -90, labelAlign: 'left', labelBaseline: 'middle', ticks: false }
            : { ...WRAPPED_AXIS, labelAngle: 0 }),
          ...{ orient: 'top', domain: false, title: wide ? titles[1] : null },
        },
      },
    },
    layer: [
      {
        mark: { type: 'rect', invalid: null, stroke: '#8fa09b', strokeWidth: 1 },
        encoding: {
          color: { field: 'fill', type: 'nominal', scale: null },
        },
      },
      {
        mark: { type: 'text', invalid: null },
        encoding: {
          text: { field: 'count', type: 'quantitative' },
          color: { field: 'ink', type: 'nominal', scale: null },
        },
      },
    ],
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
