import type { Router } from 'express'
import { tagsOfFinding, tagsOfRecommendation } from '../analysis/effective-tags.ts'
import type { Item, Review } from '../corpus/review.ts'
import type { Library } from '../search/library.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { listParams } from './list-params.ts'
import { paged } from './paged.ts'
import { parseParams } from './parse-params.ts'
import { gone, notFound, refuseParams } from './refusals.ts'
import { toItemAnswer, toReviewAnswer, toReviewSummary } from './to-json.ts'

/** Reviews, what stands in them, and the list of recommendations. */
export function addRecordRoutes(router: Router, library: Library): void {
  router.get('/reviews', (request, response) => {
    const parsed = parseParams(listParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { catalogue } = library.snapshot
    const rows = catalogue.rows.filter(
      row => row.kind === 'review' && !catalogue.demonstrations.has(row.number),
    )
    response.json(paged(rows, parsed.params, row => toReviewSummary(row as typeof row & { kind: 'review' })))
  })

  router.get('/reviews/:id.md', async (request, response) => {
    const { corpus } = library.snapshot
    const review = corpus.review(request.params.id)
    if (!review) return notFound(response, 'review', request.params.id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    response.type('text/markdown').send(await corpus.markdown(review.id))
  })

  router.get('/reviews/:id', async (request, response) => {
    const { corpus } = library.snapshot
    const review = corpus.review(request.params.id)
    if (!review) return notFound(response, 'review', request.params.id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    response.json(toReviewAnswer(review, (await corpus.body(review.id)).sections))
  })

  router.get('/reviews/:id/:item', async (request, response) => {
    const { corpus, catalogue, taxonomy } = library.snapshot
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
        catalogue,
      ),
    )
  })
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
