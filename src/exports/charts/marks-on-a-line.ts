import type { TopLevelSpec } from 'vega-lite'
import type { ChartSize } from './chart.ts'
import { EDGE, toLines, WIDTHS } from './chart-style.ts'

/** What a mark looks like, and what it is called in the key. */
export interface MarkKind {
  name: string
  shape: 'circle' | 'square' | 'triangle-up'
  color: string
}

export interface Mark {
  year: number
  kind: MarkKind
}

/** Marks of one sort; those of one year stand upon each other. */
export interface Line {
  label: string
  /** The same where there is little room. */
  short: string
  marks: readonly Mark[]
}

/** Pixels between marks of one year, and the most that they may take together before they are moved closer. */
const STEP: Readonly<Record<ChartSize, number>> = { wide: 9, narrow: 7 }
const MOST: Readonly<Record<ChartSize, number>> = { wide: 150, narrow: 76 }
/** Pixels around the marks of a line, for its label and to keep it from the next. */
const ROOM: Readonly<Record<ChartSize, number>> = { wide: 34, narrow: 16 }
/** Pixels of a year where time goes downwards. */
const YEAR = 7
const HEAD = 46
const LETTERS = 14
const SYMBOL_SIZE: Readonly<Record<ChartSize, number>> = { wide: 42, narrow: 30 }

/**
 * Lines under each other over one axis of years; where there is little room, beside each other with the years going
 * down.
 */
export function marksOnALine(
  lines: readonly Line[],
  { size, from, to }: { size: ChartSize; from: number; to: number },
): TopLevelSpec {
  const wide = size === 'wide'
  const [time, across] = wide ? (['x', 'y'] as const) : (['y', 'x'] as const)
  const { points, labels, extent } = place(lines, size)
  const kinds = [
    ...new Map(lines.flatMap(({ marks }) => marks.map(({ kind }) => [kind.name, kind]))).values(),
  ]
  const columns = wide ? 2 : 1
  const legend = { title: null, orient: 'top' as const, columns, symbolStrokeColor: EDGE }
  const height = wide ? extent + 24 : (to - from + 2) * YEAR + HEAD
  const years = {
    type: 'quantitative' as const,
    scale: {
      domain: [from - 1, to + 1],
      nice: false,
      zero: false,
      reverse: false,
      ...(!wide && { range: [HEAD, height] }),
    },
    axis: {
      title: null,
      format: 'd',
      values: decadesBetween(from, to),
      grid: true,
      ...(!wide && { orient: 'left' as const }),
    },
  }
  const pixel = { type: 'quantitative' as const, scale: null, axis: null }
  return {
    width: WIDTHS[size],
    height: height + Math.ceil(kinds.length / columns) * 22,
    autosize: { type: 'fit', contains: 'padding' },
    layer: [
      {
        data: { values: points },
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: SYMBOL_SIZE[size],
          stroke: EDGE,
          strokeWidth: 1,
        },
        encoding: {
          [time]: { field: 'year', ...years },
          [across]: { field: 'at', ...pixel },
          shape: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: kinds.map(({ name }) => name), range: kinds.map(({ shape }) => shape) },
            legend,
          },
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: kinds.map(({ name }) => name), range: kinds.map(({ color }) => color) },
            legend,
          },
        },
      },
      ...labels.map(({ text, at }) => ({
        data: { values: [{}] },
        mark: {
          type: 'text' as const,
          text,
          align: 'left' as const,
          baseline: 'top' as const,
          lineHeight: 14,
          fontWeight: 'bold' as const,
        },
        encoding: {
          x: { value: wide ? 4 : at },
          y: { value: wide ? at : 2 },
        },
      })),
    ],
  }
}

/** Where marks and labels stand across the axis of time, in pixels. */
function place(lines: readonly Line[], size: ChartSize) {
  const points: Array<{ year: number; at: number; kind: string }> = []
  const labels: Array<{ text: string | string[]; at: number }> = []
  let start = 0
  for (const { label, short, marks } of lines) {
    const stacks = new Map<number, Mark[]>()
    for (const mark of marks) stacks.set(mark.year, [...(stacks.get(mark.year) ?? []), mark])
    const tallest = Math.max(1, ...[...stacks.values()].map(stack => stack.length))
    const step = Math.min(STEP[size], MOST[size] / tallest)
    const breadth = size === 'wide' ? tallest * step : MOST[size]
    const base = size === 'wide' ? start + ROOM.wide - 10 + breadth : start + 6
    for (const [year, stack] of stacks)
      stack.forEach(({ kind }, at) =>
        points.push({
          year,
          at: size === 'wide' ? base - step / 2 - at * step : base + step / 2 + at * step,
          kind: kind.name,
        }),
      )
    const said = marks.length === 0 ? ': none recorded' : ''
    labels.push({ text: size === 'wide' ? label + said : toLines(short + said, LETTERS), at: start + 2 })
    start += breadth + ROOM[size]
  }
  return { points, labels, extent: start }
}

function decadesBetween(from: number, to: number): number[] {
  const first = Math.ceil(from / 10) * 10
  const values = Array.from({ length: Math.floor((to - first) / 10) + 1 }, (_, at) => first + at * 10)
  // Both ends are said, where no decade stands too near to be read beside them.
  return [
    ...new Set([
      ...(first - from > 3 ? [from] : []),
      ...values,
      ...(to - (values.at(-1) ?? 0) > 3 ? [to] : []),
    ]),
  ]
}
