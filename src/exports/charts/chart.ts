import type { TopLevelSpec } from 'vega-lite'
import type { Catalogue } from '../../analysis/catalogue.ts'
import type { Bitset } from '../../analysis/bitset.ts'
import { spanOf } from '../../analysis/cross-tab.ts'
import { distinctReviews } from '../../analysis/distinct-reviews.ts'
import type { Kind } from '../../taxonomy/facet.ts'

/** For a page that is read on a screen or printed, or for a telephone. */
export const CHART_SIZES = ['wide', 'narrow'] as const
export type ChartSize = (typeof CHART_SIZES)[number]

/** The figures of a chart: a chart is never the only way to read them. */
export interface ChartTable {
  columns: string[]
  rows: string[][]
}

/** A chart before it is drawn. */
export interface Chart {
  title: string
  table: ChartTable
  /** What is counted, out of what, and what may not be read into it. */
  base: string
  /** What the chart shows, in sentences. */
  summary: string
  /** The drawing; undefined where there is nothing to draw, and the summary says why. */
  draw: ((size: ChartSize) => TopLevelSpec) | undefined
}

/** What a chart is made of. */
export interface ChartInput {
  catalogue: Catalogue
  kind: Kind
  /** Rows of the kind that are counted, without invented ones. */
  rows: Bitset
}

/** What holds of every count of this library. */
export const LIMITS =
  'Published reviews only, chosen for what can be learned from them: no sample, no rate, and nothing to compare places by.'

const NAMES: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  finding: ['finding', 'findings'],
  recommendation: ['recommendation', 'recommendations'],
  review: ['review', 'reviews'],
}

/** `1 finding`, `1,024 reviews`. */
export function countOf(count: number, kind: Kind): string {
  return `${count.toLocaleString('en-GB')} ${NAMES[kind][count === 1 ? 0 : 1]}`
}

export function manyOf(kind: Kind): string {
  return NAMES[kind][1]
}

/** Real rows of a kind: what a selection is out of. */
export function realRows(catalogue: Catalogue, kind: Kind): Bitset {
  return catalogue.kind(kind).andNot(catalogue.demonstrations)
}

/** "12 of 40 reviews": what is counted, with its base in the library and the years it spans. */
export function baseOf({ catalogue, kind, rows }: ChartInput): string {
  const all = realRows(catalogue, kind)
  const span = spanOf(catalogue, rows)
  const years =
    span === null
      ? ''
      : `, published ${span.from === span.to ? `in ${span.from}` : `${span.from} to ${span.to}`}`
  const reviews = `${distinctReviews(catalogue, rows)} of ${countOf(realRows(catalogue, 'review').count(), 'review')}`
  const counted =
    kind === 'review' ? reviews : `${rows.count()} of ${countOf(all.count(), kind)}, from ${reviews}`
  return `Counted: ${counted} in the library${years}. ${LIMITS}`
}
