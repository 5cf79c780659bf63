import type { Grouping } from './group-by-review.ts'
import { kindMeant } from './kind-meant.ts'
import type { SearchQuery } from './search-params.ts'

/** What an address leaves out because it goes without saying. */
const DEFAULTS = { kind: 'finding', sort: 'relevance', page: 1, perPage: 20 } as const

/**
 * A query as the query string of its address, always in the same order, without what goes without saying.
 * The only place that writes one: parsing it gives the same query.
 */
export function toQueryString(query: SearchQuery): string {
  const params = new URLSearchParams()
  if (query.q !== '') params.append('q', query.q)
  // Where the words mean a kind of their own, none goes without saying.
  if ([query.kind, kindMeant(query.q)].some(kind => kind !== DEFAULTS.kind)) params.append('kind', query.kind)
  for (const key of Object.keys(query.filters).sort())
    for (const term of query.filters[key]!) params.append(key, term)
  if (query.from !== undefined) params.append('from', String(query.from))
  if (query.to !== undefined) params.append('to', String(query.to))
  for (const area of query.area) params.append('area', area)
  if (query.sort !== DEFAULTS.sort) params.append('sort', query.sort)
  if (query.page !== DEFAULTS.page) params.append('page', String(query.page))
  if (query.perPage !== DEFAULTS.perPage) params.append('per-page', String(query.perPage))
  return params.toString()
}

/**
 * Address of a search page.
 * @param group what its results are grouped by, which is a way to look at them and no part of the query
 */
export function toSearchUrl(query: SearchQuery, group?: Grouping): string {
  const string = [toQueryString(query), group && `group=${group}`].filter(Boolean).join('&')
  return string === '' ? '/search' : `/search?${string}`
}
