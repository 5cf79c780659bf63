import type { Spec } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import type { ChartSize } from './chart.ts'

type Config = NonNullable<TopLevelSpec['config']>

/** The font of the library's pictures; whoever has it not is shown the next. */
export const FONT = 'DejaVu Sans'
const FAMILY = `${FONT}, Verdana, Arial, sans-serif`

export const INK = '#1c2427'
export const PAPER = '#ffffff'
/** Edges of everything that is filled: by itself at least 3 to 1 against the paper, whatever the fill. */
export const EDGE = '#17474b'

/**
 * Steps of one hue from dark to light, so that they stay apart in grey and for every kind of colour vision; a light
 * step always has the edge around it and its figure in it or beside it.
 */
export const DARK = '#17474b'
export const MIDDLE = '#6fa8a6'
export const LIGHT = '#d3e6e3'
export const BLANK = '#ffffff'

/** A step between paper and the dark colour, from 0 to 1. */
export function shade(share: number): string {
  const mixed = channelsOf(PAPER).map((paper, at) => paper + (channelsOf(DARK)[at]! - paper) * share)
  return `#${mixed.map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

/** Black or white, whichever stands out better from a fill: always by 4.5 to 1 or more. */
export function inkOn(fill: string): string {
  const light = luminanceOf(fill)
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? '#ffffff' : '#000000'
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminanceOf(color: string): number {
  const [red, green, blue] = channelsOf(color).map(value =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16))
}

/** Pixels from side to side. */
export const WIDTHS: Readonly<Record<ChartSize, number>> = { wide: 680, narrow: 343 }

const FONT_SIZES: Readonly<Record<ChartSize, number>> = { wide: 13, narrow: 12 }

/** What all charts look like. */
export function chartConfig(size: ChartSize): Config {
  const fontSize = FONT_SIZES[size]
  const text = { labelFont: FAMILY, titleFont: FAMILY, labelFontSize: fontSize, titleFontSize: fontSize }
  return {
    font: FAMILY,
    background: PAPER,
    padding: 8,
    axis: {
      ...text,
      ...{ labelColor: INK, titleColor: INK, titleFontWeight: 'normal', labelLimit: 0, titleLimit: 0 },
      ...{ domainColor: INK, tickColor: INK, gridColor: '#dde3e0', titlePadding: 8 },
    },
    legend: {
      ...text,
      labelColor: INK,
      titleColor: INK,
      labelLimit: 0,
      symbolStrokeColor: EDGE,
      symbolStrokeWidth: 1,
    },
    text: { font: FAMILY, fontSize, color: INK },
    bar: { stroke: EDGE, strokeWidth: 1 },
    title: {
      ...{
        font: FAMILY,
        fontSize: fontSize + 2,
        color: INK,
        anchor: 'start',
        frame: 'bounds',
        lineHeight: 19,
      },
      ...{ subtitleFont: FAMILY, subtitleFontSize: 11, subtitleColor: INK, subtitleLineHeight: 15 },
      ...{ subtitlePadding: 6, offset: 14 },
    },
    view: { stroke: null },
  }
}

/** Splits the label of an axis where wrapLabel broke it. */
const LINES = "split(datum.label, '|')"

/** Pixels between the lines of a label. */
const LINE_HEIGHT = 15

/** An axis whose labels stand in the lines that wrapLabel broke them into. */
export const WRAPPED_AXIS = {
  ...{ labelExpr: LINES, labelLineHeight: LINE_HEIGHT, ticks: false, labelPadding: 6 },
} as const

/**
 * Further lines of a label go down from its first. Labels beside a chart are moved up by half of them, labels above
 * it by all. The grammar has no word for it, so it is written into what was compiled.
 */
export function moveWrappedLabels(spec: Spec): Spec {
  const axes = spec.axes?.map(axis => {
    const update = axis.encode?.labels?.update
    const text = update?.text
    if (text === undefined || !('signal' in text) || text.signal !== LINES) return axis
    const moved = axis.orient === 'top' ? LINE_HEIGHT : LINE_HEIGHT / 2
    const dy = { signal: `-${moved} * (length(${LINES}) - 1)` }
    return { ...axis, encode: { ...axis.encode, labels: { update: { ...update, dy } } } }
  })
  return axes === undefined ? spec : { ...spec, axes }
}

/** A text in lines of at most so many letters, words kept whole. */
export function toLines(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The label of an axis in lines. */
export function wrapLabel(label: string, letters: number): string {
  return toLines(label.replaceAll('|', '/'), letters).join('|')
}

/** Letters in a line of the labels beside horizontal bars. */
export const LETTERS: Readonly<Record<ChartSize, number>> = { wide: 30, narrow: 15 }
