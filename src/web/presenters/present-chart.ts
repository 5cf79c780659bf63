import type { Chart } from '../../exports/charts/chart.ts'

/**
 * A chart as a page shows it: the picture, the same in words and as a table, and where to take it from.
 * @param at address of the chart without its ending
 */
export function presentChart(
  name: string,
  chart: Chart,
  queryString: string,
  at: string = `/api/v1/charts/${name}`,
) {
  const address = (ending: string, more = '') => {
    const query = [queryString, more].filter(Boolean).join('&')
    return `${at}.${ending}${query === '' ? '' : `?${query}`}`
  }
  const [first = '', ...columns] = chart.table.columns
  return {
    id: name,
    title: chart.title,
    summary: chart.summary,
    base: chart.base,
    picture:
      chart.draw === undefined ? undefined : { wide: address('svg'), narrow: address('svg', 'size=narrow') },
    first,
    columns,
    rows: chart.table.rows.map(([label = '', ...cells]) => ({
      label,
      cells: cells.map((text, at) => ({ text, column: columns[at] })),
    })),
    downloads: [
      ...(chart.draw === undefined
        ? []
        : [
            { label: 'SVG', href: address('svg') },
            { label: 'PNG', href: address('png') },
          ]),
      { label: 'CSV', href: address('csv') },
    ],
  }
}
