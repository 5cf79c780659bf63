import { z } from 'zod'
import { axesFor, axisFault } from '../analysis/axes.ts'
import { asksForDemonstrations, RECORD } from '../analysis/selection.ts'
import { KINDS } from '../taxonomy/facet.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { parseSearchQuery, type ParamFault, type RawParams } from './parse-search-query.ts'
import { searchParamsSchema, type SearchQuery } from './search-params.ts'
import { toQueryString } from './to-query-string.ts'

/** A question for figures: what is counted, and by what. */
export interface StatisticsQuery {
  query: SearchQuery
  rows: string | undefined
  cols: string | undefined
}

const INVENTED =
  'Demonstration records are invented and enter no figure. Choose real records, or leave the filter out.'

/** The parameters of a search with the axes of a table, for the description of the API. */
export function statisticsParamsSchema(taxonomy: Taxonomy) {
  const keys = [...new Set(KINDS.flatMap(kind => axesFor(kind, taxonomy).map(({ key }) => key)))]
  const axis = z.enum(keys as [string, ...string[]])
  return searchParamsSchema(taxonomy).extend({
    rows: axis.meta({
      description:
        'What stands in the rows: the key of a facet, `published` (decades) or `published-year`. Places and addressees are refused.',
    }),
    cols: axis.optional().meta({ description: 'What stands in the columns: another key, or none.' }),
  })
}

/**
 * Reads a question for figures. Never throws on what somebody typed; the parts at fault are left out.
 * @param axes which axes it takes; another is a parameter there is not
 */
export function parseStatisticsQuery(
  raw: RawParams,
  taxonomy: Taxonomy,
  axes: ReadonlyArray<'rows' | 'cols'> = ['rows', 'cols'],
): StatisticsQuery & { faults: ParamFault[] } {
  const rest = Object.fromEntries(Object.entries(raw).filter(([name]) => !axes.some(axis => axis === name)))
  const parsed = parseSearchQuery(rest, taxonomy)
  const { kind } = parsed.query
  const faults = [...parsed.faults]
  const read = (name: 'rows' | 'cols'): string | undefined => {
    const value = axes.includes(name) && raw[name] !== '' ? raw[name] : undefined
    if (value === undefined) return undefined
    const detail =
      typeof value === 'string'
        ? axisFault(value, kind, taxonomy)
        : 'The parameter stands more than once; it takes one value.'
    if (detail === undefined) return value as string
    faults.push({ in: 'query', name, detail })
    return undefined
  }
  const rows = read('rows')
  let cols = read('cols')
  if (cols !== undefined && cols === rows) {
    faults.push({ in: 'query', name: 'cols', detail: 'Rows and columns are the same; choose another.' })
    cols = undefined
  }
  return { query: withoutInvented(parsed.query, faults), rows, cols, faults }
}

/** Invented records are found only by asking for them, and counted never. */
export function withoutInvented(query: SearchQuery, faults: ParamFault[]): SearchQuery {
  if (!asksForDemonstrations(query.filters)) return query
  const { [RECORD]: _, ...filters } = query.filters
  faults.push({ in: 'query', name: RECORD, detail: INVENTED })
  return { ...query, filters }
}

/** A question for figures as a query string; parsing it gives the same. */
export function toStatisticsString({ query, rows, cols }: StatisticsQuery): string {
  const axes = new URLSearchParams()
  if (rows !== undefined) axes.append('rows', rows)
  if (cols !== undefined) axes.append('cols', cols)
  return [toQueryString(query), axes.toString()].filter(Boolean).join('&')
}

/** Address of the page of figures; how results are ordered and paged changes no figure. */
export function toFiguresUrl({ query, rows, cols }: StatisticsQuery): string {
  const plain = { ...query, sort: 'relevance' as const, page: 1, perPage: 20 }
  const string = toStatisticsString({ query: plain, rows, cols })
  return string === '' ? '/trends' : `/trends?${string}`
}
