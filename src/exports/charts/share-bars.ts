import type { TopLevelSpec } from 'vega-lite'
import type { ChartSize } from './chart.ts'
import { inkOn, LETTERS, WIDTHS, WRAPPED_AXIS, wrapLabel } from './chart-style.ts'

/** A bar of parts that are shares of its base. */
export interface ShareBar {
  label: string
  /** Counts in the order of the parts. */
  counts: readonly number[]
  /** What they are out of. */
  of: number
  /** Said at the end of the bar: "12 of 40". */
  says: string
}

interface Part {
  name: string
  color: string
}

/** Room at the end of the bars for what is said there, as a share of the whole. */
const ROOM: Readonly<Record<ChartSize, number>> = { wide: 0.28, narrow: 0.55 }

/** A part narrower than this share has no room for its figure; the table has it. */
const SHOWN_FROM: Readonly<Record<ChartSize, number>> = { wide: 0.05, narrow: 0.12 }

/**
 * Bars that lie beside their labels, each divided into parts, with a figure in every part and the base at the end.
 * @param legend whether the colours need a key; one part needs none
 */
export function shareBars(
  bars: readonly ShareBar[],
  parts: readonly Part[],
  { size, axis }: { size: ChartSize; axis: string },
): TopLevelSpec {
  // Up to the next quarter, so that short bars are not lost in a wide field.
  const longest = Math.max(...bars.map(({ counts, of }) => sumOf(counts) / Math.max(1, of)))
  const domain = Math.max(0.25, Math.ceil(longest * 4) / 4)
  const labels = bars.map(({ label }) => wrapLabel(label, LETTERS[size]))
  const pieces = bars.flatMap((bar, at) =>
    toPieces({ ...bar, label: labels[at]! }, parts, SHOWN_FROM[size] * domain),
  )
  const lines = Math.max(1, ...labels.map(label => label.split('|').length))
  const hasKey = parts.length > 1
  // Labels that take much room leave little for a key in one line.
  const keyColumns = size === 'narrow' || labels.some(label => label.length > 8) ? 1 : parts.length
  const ends = bars.map(({ counts, of, says }, at) => ({
    label: labels[at],
    end: of === 0 ? 0 : sumOf(counts) / of,
    says,
  }))
  const y = {
    field: 'label',
    type: 'ordinal' as const,
    sort: null,
    axis: { title: null, ...WRAPPED_AXIS },
    scale: { paddingInner: 0.25 },
  }
  const x = {
    type: 'quantitative' as const,
    scale: { domain: [0, domain * (1 + ROOM[size])], nice: false },
    axis: {
      title: size === 'wide' ? axis : null,
      format: '%',
      values: [0, 0.25, 0.5, 0.75, 1].filter(share => share <= domain),
      grid: true,
    },
  }
  return {
    width: WIDTHS[size],
    height: bars.length * Math.max(34, lines * 17 + 4) + 50 + (hasKey ? (parts.length / keyColumns) * 22 : 0),
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { values: pieces },
        mark: { type: 'bar' },
        encoding: {
          y,
          x: { field: 'from', ...x },
          x2: { field: 'to' },
          color: {
            field: 'part',
            type: 'nominal',
            scale: { domain: parts.map(({ name }) => name), range: parts.map(({ color }) => color) },
            legend: hasKey ? { title: null, orient: 'top', columns: keyColumns, symbolType: 'square' } : null,
          },
        },
      },
      {
        data: { values: pieces.filter(({ shown }) => shown) },
        mark: { type: 'text' },
        encoding: {
          y,
          x: { field: 'middle', ...x },
          text: { field: 'count', type: 'quantitative' },
          color: { field: 'ink', type: 'nominal', scale: null },
        },
      },
      {
        data: { values: ends },
        mark: { type: 'text', align: 'left', dx: 6 },
        encoding: { y, x: { field: 'end', ...x }, text: { field: 'says', type: 'nominal' } },
      },
    ],
  }
}

function toPieces({ label, counts, of }: ShareBar, parts: readonly Part[], shownFrom: number) {
  let from = 0
  return counts.flatMap((count, at) => {
    if (count === 0) return []
    const to = from + count / of
    const { name, color } = parts[at]!
    const piece = {
      ...{ label, part: name, from, to, middle: (from + to) / 2, count },
      shown: to - from >= shownFrom,
      ink: inkOn(color),
    }
    from = to
    return [piece]
  })
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
