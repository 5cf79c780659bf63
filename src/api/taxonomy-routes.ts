import type { Router } from 'express'
import type { Library } from '../search/library.ts'
import { notFound } from './refusals.ts'
import { toFacetAnswer, toTermAnswer } from './to-json.ts'

/** The vocabulary. */
export function addTaxonomyRoutes(router: Router, library: Library): void {
  router.get('/taxonomy', (_request, response) => {
    const { taxonomy } = library.snapshot
    response.json({ version: taxonomy.version, facets: taxonomy.facets.map(toFacetAnswer) })
  })

  router.get('/taxonomy/:facet', (request, response) => {
    const facet = library.snapshot.taxonomy.facet(request.params.facet)
    if (!facet) return notFound(response, 'facet', request.params.facet)
    response.json(toFacetAnswer(facet))
  })

  router.get('/taxonomy/:facet/:term', (request, response) => {
    const facet = library.snapshot.taxonomy.facet(request.params.facet)
    const term = facet?.term(request.params.term)
    if (!facet || !term) return notFound(response, 'term', `${request.params.facet}/${request.params.term}`)
    response.json(toTermAnswer(facet, term))
  })
}
