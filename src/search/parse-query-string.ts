import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { parseSearchQuery, type ParsedQuery } from './parse-search-query.ts'

/** Reads a query string, as it stands in the address of a search. Never throws on what somebody typed. */
export function parseQueryString(string: string, taxonomy: Taxonomy): ParsedQuery {
  const params = new URLSearchParams(string)
  const names = [...new Set(params.keys())]
  return parseSearchQuery(Object.fromEntries(names.map(name => [name, params.getAll(name)])), taxonomy)
}
