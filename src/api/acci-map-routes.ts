import type { Router } from 'express'
import { toAcciMap } from '../analysis/acci-map.ts'
import { drawAcciMap } from '../exports/charts/draw-acci-map.ts'
import { acciMapSentence } from '../exports/charts/acci-map-sentence.ts'
import { addressOf } from '../corpus/item-address.ts'
import type { Library } from '../search/library.ts'
import { gone, notFound } from './refusals.ts'
import { toReference } from './to-json.ts'

/** The findings of a review by level of the system, as data and as a picture. */
export function addAcciMapRoutes(router: Router, library: Library, site: { address: string }): void {
  router.get('/reviews/:id/accimap', (request, response) => {
    const { corpus, taxonomy } = library.snapshot
    const review = corpus.review(request.params.id)
    if (!review) return notFound(response, 'review', request.params.id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    response.json({ review: toReference(review), ...toAcciMap(review, taxonomy) })
  })

  router.get('/reviews/:id/accimap.svg', async (request, response) => {
    const { corpus, taxonomy } = library.snapshot
    const review = corpus.review(request.params.id)
    if (!review) return notFound(response, 'review', request.params.id)
    if (review.withdrawn) return gone(response, review.withdrawn)
    const map = toAcciMap(review, taxonomy)
    const svg = await drawAcciMap(map, {
      title: `AcciMap of ${review.title}`,
      description: acciMapSentence(map, review),
      hrefOf: finding => `${site.address}${addressOf(`${review.id}/${finding}`)}`,
    })
    response.type('image/svg+xml').send(svg)
  })
}
