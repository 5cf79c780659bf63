import type { Router } from 'express'
import { didYouMean } from '../search/did-you-mean.ts'
import type { Library } from '../search/library.ts'
import { parseSearchQuery } from '../search/parse-search-query.ts'
import type { SearchResult } from '../search/search-library.ts'
import { VERSION } from '../version.ts'
import { refuseParams } from './refusals.ts'
import { toHit, toReference } from './to-json.ts'

/** The search. */
export function addSearchRoutes(router: Router, library: Library): void {
  router.get('/search', async (request, response) => {
    const { query, faults } = parseSearchQuery(request.query, library.snapshot.taxonomy)
    if (faults.length > 0) return refuseParams(response, faults)
    const result = await library.search(query)
    response.json(await toSearchAnswer(result, library))
  })
}

async function toSearchAnswer(result: SearchResult, library: Library) {
  const { query, reduced } = result
  const { corpus, taxonomy } = library.snapshot
  const { q, kind, filters, from, to, area, sort } = query
  return {
    query: {
      q,
      used: reduced.text,
      dropped: reduced.dropped,
      explained: result.explained,
      suggestion: didYouMean(result, library.snapshot) ?? null,
      kind,
      filters,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      area,
      sort,
    },
    total: result.total,
    reviews: result.reviews,
    kinds: result.kinds,
    page: query.page,
    pages: result.pages,
    perPage: query.perPage,
    review: result.review ? toReference(result.review) : null,
    hits: result.hits.map(toHit),
    beside: result.beside.map(({ before, hit }) => ({ before, hit: toHit(hit) })),
    related: result.related.map(toHit),
    facets: result.facets,
    receipt: {
      corpus: corpus.digest,
      taxonomy: taxonomy.version,
      settings: library.settingsDigest,
      engine: reduced.text === '' ? null : await library.engineVersion(),
      software: VERSION,
    },
  }
}
