import { Router, type Response } from 'express'
import { listRecommendations } from '../analysis/recommendation-list.ts'
import { tagsOfFinding, tagsOfRecommendation } from '../analysis/effective-tags.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { publicProblems } from '../authoring/public-problems.ts'
import type { Config } from '../config.ts'
import type { Item, Review } from '../corpus/review.ts'
import type { Library } from '../search/library.ts'
import { parseSearchQuery } from '../search/parse-search-query.ts'
import type { SearchResult } from '../search/search-library.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { VERSION } from '../version.ts'
import { sendProblem } from './http-problem.ts'
import { listParams, recommendationParams } from './list-params.ts'
import { createOpenApiDocument } from './openapi.ts'
import { parseParams } from './parse-params.ts'
import {
  toFacetAnswer,
  toHit,
  toItemAnswer,
  toProblemJson,
  toReference,
  toReviewAnswer,
  toReviewSummary,
  toTermAnswer,
} from './to-json.ts'

/** What the API needs to know of the rest. */
export interface ApiParts {
  config: Pick<Config, 'siteName' | 'baseUrl'>
  library: Library
}

/** Routes of `/api/v1`. */
export function createApiRouter({ config, library }: ApiParts): Router {
  const router = Router()
  const now = (): Snapshot => library.snapshot

  router.get('/search', async (request, response) => {
    const { query, faults } = parseSearchQuery(request.query, now().taxonomy)
    if (faults.length > 0) return sendProblem(response, 400, faultsFound(faults.length), faults)
    const result = await library.search(query)
    response.json(await toSearchAnswer(result, library))
  })

  router.get('/reviews', (request, response) => {
    const parsed = parseParams(listParams, request.query)
    if ('faults' in parsed)
      return sendProblem(response, 400, faultsFound(parsed.faults.length), parsed.faults)
    const { catalogue } = now()
    const rows = catalogue.rows.filter(
      row => row.kind === 'review' && !catalogue.demonstrations.has(row.number),
    )
    response.json(paged(rows, parsed.params, row => toReviewSummary(row as typeof row & { kind: 'review' })))
  })

  router.get('/reviews/:id.md', async (request, response) => {
    const { corpus } = now()
    const review = corpus.review(request.params.id)
    if (!review) return notFound(response, 'review', request.params.id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    response.type('text/markdown').send(await corpus.markdown(review.id))
  })

  router.get('/reviews/:id', async (request, response) => {
    const { corpus } = now()
    const review = corpus.review(request.params.id)
    if (!review) return notFound(response, 'review', request.params.id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    response.json(toReviewAnswer(review, (await corpus.body(review.id)).sections))
  })

  router.get('/reviews/:id/:item', async (request, response) => {
    const { corpus, taxonomy } = now()
    const { id, item: itemId } = request.params
    const review = corpus.review(id)
    const item = corpus.item(id, itemId)
    if (!review || !item) return notFound(response, 'item', `${id}/${itemId}`)
    if (review.withdrawn) return gone(response, review.withdrawn)
    response.json(
      toItemAnswer(
        item,
        review,
        tagsOfItem(item, review, taxonomy),
        (await corpus.body(id)).items[itemId] ?? [],
        taxonomy,
      ),
    )
  })

  router.get('/recommendations', (request, response) => {
    const { catalogue, taxonomy } = now()
    const parsed = parseParams(recommendationParams(taxonomy), request.query)
    if ('faults' in parsed)
      return sendProblem(response, 400, faultsFound(parsed.faults.length), parsed.faults)
    const {
      addressee,
      strength,
      overdue,
      'status-owner': owner,
      'status-independent': independent,
    } = parsed.params
    const filters = {
      addressee,
      strength,
      owner,
      independent,
      overdue: overdue === undefined ? undefined : overdue === 'true',
    }
    const rows = listRecommendations(catalogue, filters, new Date().toISOString().slice(0, 10))
    response.json(
      paged(rows, parsed.params, ({ item, review, tags }) => {
        const { sections: _, ...answer } = toItemAnswer(item, review, tags, [], taxonomy)
        return answer
      }),
    )
  })

  router.get('/taxonomy', (_request, response) => {
    const { taxonomy } = now()
    response.json({ version: taxonomy.version, facets: taxonomy.facets.map(toFacetAnswer) })
  })

  router.get('/taxonomy/:facet', (request, response) => {
    const facet = now().taxonomy.facet(request.params.facet)
    if (!facet) return notFound(response, 'facet', request.params.facet)
    response.json(toFacetAnswer(facet))
  })

  router.get('/taxonomy/:facet/:term', (request, response) => {
    const facet = now().taxonomy.facet(request.params.facet)
    const term = facet?.term(request.params.term)
    if (!facet || !term) return notFound(response, 'term', `${request.params.facet}/${request.params.term}`)
    response.json(toTermAnswer(facet, term))
  })

  router.get('/problems', (_request, response) => {
    const { corpus } = now()
    response.json({ problems: publicProblems(corpus).map(toProblemJson), keptOut: corpus.keptOut })
  })

  const describe = onceFor((taxonomy: Taxonomy) =>
    createOpenApiDocument(taxonomy, config.siteName, config.baseUrl),
  )
  router.get('/openapi.json', (_request, response) => void response.json(describe(now().taxonomy)))

  // Whatever is read here is only read.
  const read = router.stack.map(layer => layer.route?.path).filter(path => path !== undefined)
  router.all(read, (request, response) => {
    response.set('allow', 'GET, HEAD')
    sendProblem(response, 405, `This address is only read; ${request.method} does nothing here.`)
  })
  router.use((_request, response) =>
    sendProblem(
      response,
      404,
      'There is nothing at this address. The description at /api/v1/openapi.json lists what there is.',
    ),
  )
  return router
}

function tagsOfItem(item: Item, review: Review, taxonomy: Taxonomy) {
  switch (item.kind) {
    case 'finding':
      return tagsOfFinding(item, review, taxonomy)
    case 'recommendation':
      return tagsOfRecommendation(item, review, taxonomy)
    case 'episode':
      return item.tags
  }
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

function paged<T, J>(
  rows: readonly T[],
  { page, 'per-page': perPage }: { page: number; 'per-page': number },
  toJson: (row: T) => J,
) {
  const start = (page - 1) * perPage
  return {
    total: rows.length,
    page,
    pages: Math.max(1, Math.ceil(rows.length / perPage)),
    perPage,
    items: rows.slice(start, start + perPage).map(toJson),
  }
}

function faultsFound(count: number): string {
  return count === 1 ? 'One parameter is at fault.' : `${count} parameters are at fault.`
}

function notFound(response: Response, kind: string, id: string): void {
  sendProblem(response, 404, `There is no ${kind} \`${id.slice(0, 120)}\`.`)
}

/** A withdrawn record is known by its address and shown by no other word than why it is gone. */
function gone(response: Response, { date, reason }: NonNullable<Review['withdrawn']>): void {
  sendProblem(response, 410, `The record was withdrawn in ${date}. ${reason}`)
}

/** Remembers what was made of each thing: making it takes long, and the vocabulary seldom changes. */
function onceFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, T>()
  return of => {
    const known = made.get(of) ?? make(of)
    made.set(of, known)
    return known
  }
}
