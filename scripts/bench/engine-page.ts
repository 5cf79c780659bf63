import { reduceQuery } from '../../src/search/reduce-query.ts'
import { MARKED } from '../../src/search/meilisearch-index.ts'
import { toSetPhrases } from '../../src/search/engine-synonyms.ts'
import type { SearchQuery } from '../../src/search/search-params.ts'
import type { Taxonomy } from '../../src/taxonomy/taxonomy.ts'
import type { Ask } from './http-client.ts'

/** The index of the product, with the product's settings. */
const INDEX = 'lessons'

/**
 * The page of a search as it is put straight to the engine, in one request: 20 hits with what matched marked and the
 * counts of all facets, and for each facet that is narrowed by one more query without its own filter, since counts
 * within a facet are what choosing another of its terms would give.
 */
export function toEnginePage(query: SearchQuery, taxonomy: Taxonomy): Ask {
  const { text } = reduceQuery(query.q, toSetPhrases(taxonomy.synonyms))
  const chosen = Object.keys(query.filters)
  const asked = { indexUid: INDEX, q: text, matchingStrategy: 'all' }
  const main = {
    ...asked,
    filter: filterOf(query),
    facets: taxonomy.facetsFor(query.kind).map(facet => facet.key),
    limit: query.perPage,
    // What the product asks back of a hit, to show it.
    ...MARKED,
  }
  const others = chosen.map(key => ({
    ...asked,
    filter: filterOf(query, key),
    facets: [key],
    limit: 0,
  }))
  return { path: '/multi-search', body: JSON.stringify({ queries: [main, ...others] }) }
}

/** Terms are known ids, so nothing in them has to be escaped. */
function filterOf({ kind, filters }: SearchQuery, except?: string): string[] {
  const chosen = Object.entries(filters).filter(([key]) => key !== except)
  return [`kind = "${kind}"`, ...chosen.map(([key, terms]) => `${key} IN ["${terms.join('", "')}"]`)]
}

/** What the engine answered, as far as it is compared. */
export interface EnginePage {
  total: number
  /** Counts by facet and term; terms without a match are left out. */
  facets: Record<string, Record<string, number>>
}

export function readEnginePage(body: Buffer, { filters }: SearchQuery): EnginePage {
  const { results } = JSON.parse(body.toString()) as {
    results: Array<{
      estimatedTotalHits: number
      facetDistribution: EnginePage['facets']
    }>
  }
  const [main, ...others] = results
  const own = Object.keys(filters).map((key, at) => [key, others[at]!.facetDistribution[key] ?? {}] as const)
  return {
    total: main!.estimatedTotalHits,
    facets: { ...main!.facetDistribution, ...Object.fromEntries(own) },
  }
}
