import type { DecadeCount } from '../../analysis/by-decade.ts'

/** Units of the drawing of one bar; the page scales it. */
const WIDTH = 44
const HEIGHT = 120

/** A bar for each decade, and the same as rows of a table: a chart is never the only way to read a figure. */
export function presentDecades(decades: readonly DecadeCount[]) {
  const most = Math.max(1, ...decades.map(({ count }) => count))
  return {
    width: WIDTH,
    height: HEIGHT,
    bars: decades.map(({ decade, count, base }) => ({
      decade: `${decade}s`,
      count,
      base,
      height: Math.round((count / most) * HEIGHT),
    })),
  }
}
