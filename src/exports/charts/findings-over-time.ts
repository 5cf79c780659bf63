import { DECADES } from '../../analysis/axes.ts'
import { crossTab } from '../../analysis/cross-tab.ts'
import { baseOf, countOf, manyOf, realRows, type Chart, type ChartInput, type ChartSize } from './chart.ts'
import { BLANK, DARK, WIDTHS } from './chart-style.ts'

interface Decade {
  decade: string
  items: number
  itemsHeld: number
  reviews: number
  reviewsHeld: number
}

/** What was found by the decade of publication, out of what the library holds of that decade. */
export function findingsOverTime(input: ChartInput): Chart {
  const { kind } = input
  const decades = countDecades(input)
  const many = manyOf(kind)
  const title = `${many.charAt(0).toUpperCase()}${many.slice(1)} by decade of publication`
  const counted = decades.filter(({ items }) => items > 0)
  return {
    title,
    base: `Dark is what is counted, dashed what the library holds of the decade. ${baseOf(input)}`,
    summary:
      counted.length === 0
        ? `No ${many} are counted, so there is nothing to draw.`
        : `By decade of publication: ${counted
            .map(({ decade, items, itemsHeld }) => `${decade} ${items} of ${countOf(itemsHeld, kind)}`)
            .join(
              ', ',
            )}. How many reviews the library holds differs from decade to decade, so a taller bar does not mean that it happened more often.`,
    table: {
      columns: ['Published', `${title.split(' ')[0]}`, `Of ${many} held`, 'Reviews', 'Of reviews held'],
      rows: decades.map(({ decade, items, itemsHeld, reviews, reviewsHeld }) =>
        [decade, items, itemsHeld, reviews, reviewsHeld].map(String),
      ),
    },
    draw: counted.length === 0 ? undefined : size => toSpec(decades, many, size),
  }
}

/** Every decade of the library, so that a decade without a match is seen to have none. */
function countDecades({ catalogue, kind, rows }: ChartInput): Decade[] {
  const held = crossTab(catalogue, realRows(catalogue, kind), { kind, rows: DECADES })
  const found = new Map(
    crossTab(catalogue, rows, { kind, rows: DECADES }).body.map(({ id, total }) => [id, total]),
  )
  return held.body.map(({ id, label, total }) => ({
    decade: label,
    items: found.get(id)?.items.count ?? 0,
    itemsHeld: total.items.count,
    reviews: found.get(id)?.reviews.count ?? 0,
    reviewsHeld: total.reviews.count,
  }))
}

/** The whole bar is what the library holds, the dark part what is counted: upright where there is room for it. */
function toSpec(decades: readonly Decade[], many: string, size: ChartSize) {
  const wide = size === 'wide'
  const [time, amount] = wide ? (['x', 'y'] as const) : (['y', 'x'] as const)
  const values = decades.map(one => ({ ...one, label: `${one.items} of ${one.itemsHeld}` }))
  const most = Math.max(...decades.map(one => one.itemsHeld))
  return {
    width: WIDTHS[size],
    height: wide ? 300 : decades.length * 34 + 40,
    autosize: { type: 'fit' as const, contains: 'padding' as const },
    data: { values },
    encoding: {
      [time]: {
        field: 'decade',
        type: 'ordinal' as const,
        sort: null,
        axis: { title: null, labelAngle: 0, ticks: false, labelPadding: 6 },
        scale: { paddingInner: 0.3 },
      },
    },
    layer: [
      bar('itemsHeld', BLANK, { strokeDash: [3, 2] }),
      bar('items', DARK, {}),
      {
        mark: wide
          ? { type: 'text' as const, baseline: 'bottom' as const, dy: -4 }
          : { type: 'text' as const, align: 'left' as const, dx: 5 },
        encoding: {
          [amount]: { field: 'itemsHeld', type: 'quantitative' as const },
          text: { field: 'label', type: 'nominal' as const },
        },
      },
    ],
  }

  function bar(field: 'items' | 'itemsHeld', color: string, more: object) {
    return {
      mark: { type: 'bar' as const, color, ...more },
      encoding: {
        [amount]: {
          field,
          type: 'quantitative' as const,
          // Room for the figure at the end of the longest bar.
          scale: { domain: [0, most * (wide ? 1.08 : 1.4)], nice: false },
          axis: { title: many, tickMinStep: 1, tickCount: 5 },
        },
      },
    }
  }
}
