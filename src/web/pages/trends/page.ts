import { axesFor, DECADES, isOfPlaces } from '../../../analysis/axes.ts'
import { crossTab } from '../../../analysis/cross-tab.ts'
import { describesKind } from '../../../analysis/selection.ts'
import { baseOf } from '../../../exports/charts/chart.ts'
import { createChart } from '../../../exports/charts/chart-request.ts'
import { CHARTS } from '../../../exports/charts/charts.ts'
import type { Library } from '../../../search/library.ts'
import { matchingRows } from '../../../search/matching-rows.ts'
import type { SearchQuery } from '../../../search/search-params.ts'
import {
  parseStatisticsQuery,
  toFiguresUrl,
  toStatisticsString,
  type StatisticsQuery,
} from '../../../search/statistics-query.ts'
import { toSearchUrl } from '../../../search/to-query-string.ts'
import { KINDS } from '../../../taxonomy/facet.ts'
import type { Page } from '../../page.ts'
import { chosenFilters } from '../../presenters/chosen-filters.ts'
import { presentChart } from '../../presenters/present-chart.ts'
import { presentCrossTab } from '../../presenters/present-cross-tab.ts'
import { presentNational } from '../../presenters/present-national.ts'
import { KIND_NAMES } from '../../presenters/search-words.ts'

/** Charts that need no choice, in the order in which they are shown. */
const ALWAYS = ['findings-over-time', 'systems-levels', 'action-strength', 'depth-of-analysis']

export const trendsPage: Page = {
  path: '/trends',
  template: 'pages/trends/page.njk',
  view: async (request, { library }) => {
    const { taxonomy } = library.snapshot
    const { faults, ...asked } = parseStatisticsQuery(request.query, taxonomy)
    const query = { ...asked.query, page: 1, perPage: 20, sort: 'relevance' as const }
    const { snapshot, rows: selected, reduced } = await matchingRows(library, query)
    const { catalogue } = snapshot
    const { rows, cols } = withDefaults({ ...asked, query }, request.query['rows'] !== undefined, snapshot)
    const table = crossTab(catalogue, selected, { kind: query.kind, rows, cols })
    const toUrl = (to: SearchQuery) => toFiguresUrl({ query: to, rows, cols })
    const string = toStatisticsString({ query, rows, cols })
    return {
      title: query.q === '' ? 'Figures' : `Figures: ${query.q}`,
      notices: faults.map(({ name, detail }) => ({
        ...{ name, detail: name === 'q' ? detail : `${detail} It is left out.` },
      })),
      query,
      looked: reduced?.text,
      dropped: reduced?.dropped ?? [],
      base: baseOf({ catalogue, kind: query.kind, rows: selected }),
      chosen: chosenFilters(query, taxonomy, toUrl),
      clearHref: toUrl({ ...query, filters: {}, from: undefined, to: undefined, area: [] }),
      kept: [
        ...Object.entries(query.filters).flatMap(([name, terms]) => terms.map(value => ({ name, value }))),
        ...query.area.map(value => ({ name: 'area', value })),
      ],
      searchHref: toSearchUrl(query),
      kinds: KINDS.map(id => ({ id, label: capital(KIND_NAMES[id].many) })),
      axes: axesFor(query.kind, taxonomy).map(({ key, label }) => ({ id: key, label })),
      ...{ rows, cols: cols ?? '' },
      table: presentCrossTab(table),
      ofPlaces: [rows, cols].some(key => key !== undefined && isOfPlaces(key)),
      tableDownloads: [
        { label: 'CSV', href: `/api/v1/statistics.csv?${string}` },
        { label: 'JSON', href: `/api/v1/statistics?${string}` },
      ],
      charts: await presentCharts({ query, rows, cols }, library),
      national: presentNational(
        catalogue,
        (facet, term) => [rows, cols].includes(facet) || (query.filters[facet]?.includes(term) ?? false),
      ),
    }
  },
}

/** Who chose nothing is shown the first facet of the kind through time. */
function withDefaults(
  { query, rows, cols }: StatisticsQuery,
  hasChosen: boolean,
  { taxonomy }: Library['snapshot'],
): { rows: string; cols: string | undefined } {
  const first = taxonomy.facetsFor(query.kind).find(({ key }) => key !== cols)!.key
  const other = hasChosen || first === DECADES ? cols : (cols ?? DECADES)
  return { rows: rows ?? first, cols: other }
}

/** Every chart that these filters allow; one that is of another kind of item is counted with the same filters. */
async function presentCharts({ query, rows, cols }: StatisticsQuery, library: Library) {
  const names = [...(cols === undefined ? [] : ['heat-map']), ...ALWAYS]
  const charts = await Promise.all(
    names.map(async name => {
      const kind = CHARTS[name]!
      if (kind.kind === 'finding' && query.kind !== 'finding') return []
      const ofKind = { ...query, kind: kind.kind ?? query.kind }
      if (!describesKind(library.snapshot, ofKind.filters, ofKind.kind)) return []
      const choices = name === 'heat-map' ? { rows, cols } : { rows: undefined, cols: undefined }
      const chart = await createChart(kind, { query: ofKind, choices }, library)
      return [presentChart(name, chart, toStatisticsString({ query: ofKind, ...choices }))]
    }),
  )
  return charts.flat()
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
