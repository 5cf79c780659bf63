import type { DecadeCount } from '../../analysis/by-decade.ts'

/** Units of the drawing; the page scales it. */
const BAR = 44
const GAP = 12
const HEIGHT = 120
/** Room for the figure above a bar and the decade below it. */
const ABOVE = 20
const BELOW = 22

/** A bar for each decade, and the same as rows of a table: a chart is never the only way to read a figure. */
export function presentDecades(decades: readonly DecadeCount[]) {
  const most = Math.max(1, ...decades.map(({ count }) => count))
  return {
    width: decades.length * (BAR + GAP) + GAP,
    height: ABOVE + HEIGHT + BELOW,
    baseline: ABOVE + HEIGHT,
    bars: decades.map(({ decade, count, base }, index) => {
      const height = Math.round((count / most) * HEIGHT)
      return {
        decade: `${decade}s`,
        count,
        base,
        x: GAP + index * (BAR + GAP),
        middle: GAP + index * (BAR + GAP) + BAR / 2,
        y: ABOVE + HEIGHT - height,
        width: BAR,
        height,
      }
    }),
  }
}
