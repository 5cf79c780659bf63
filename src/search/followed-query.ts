import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { kindMeant } from './kind-meant.ts'
import { parseSearchQuery, type ParsedQuery, type RawParams } from './parse-search-query.ts'
import type { SearchQuery } from './search-params.ts'
import { toQueryString } from './to-query-string.ts'

/** How the list of results is looked at, which makes no other search to follow. */
const LOOKS: ReadonlySet<string> = new Set(['page', 'per-page', 'sort', 'group'])

/** The search to follow that parameters ask for, whatever way of looking at its results they name. */
export function parseFollowed(params: RawParams, taxonomy: Taxonomy): ParsedQuery {
  const asked = Object.fromEntries(Object.entries(params).filter(([name]) => !LOOKS.has(name)))
  const meant = kindMeant(typeof asked['q'] === 'string' ? asked['q'] : '')
  return parseSearchQuery({ kind: meant, ...asked }, taxonomy)
}

/** The same from a query string. */
export function parseFollowedString(query: string, taxonomy: Taxonomy): ParsedQuery {
  const params = new URLSearchParams(query)
  return parseFollowed(
    Object.fromEntries([...params.keys()].map(name => [name, params.getAll(name)])),
    taxonomy,
  )
}

/** The query string of a search to follow: the same for every way of looking at its results. */
export function toFollowedString(query: SearchQuery): string {
  return toQueryString({ ...query, sort: 'relevance', page: 1, perPage: 20 })
}

/** Address of a search to follow: of its page, its feed, or the page that keeps it. */
export function toFollowedHref(page: '/search' | '/search.atom' | '/saved', query: SearchQuery): string {
  const string = toFollowedString(query)
  return string === '' ? page : `${page}?${string}`
}
