import type { Router } from 'express'
import { frontMatterJsonSchema } from '../corpus/front-matter-json-schema.ts'
import type { Library } from '../search/library.ts'
import { toPrefixes, toSkos } from '../taxonomy/skos.ts'
import { toTurtle } from '../taxonomy/skos-turtle.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { onceFor } from '../analysis/once-for.ts'
import { notFound } from './refusals.ts'
import { toFacetAnswer, toTermAnswer } from './to-json.ts'

/**
 * The vocabulary.
 * @param site address of the site, under which facets and terms have their IRIs
 */
export function addTaxonomyRoutes(router: Router, library: Library, site: string): void {
  const skosOf = onceFor((taxonomy: Taxonomy) => toSkos(taxonomy, site))
  const jsonLdOf = onceFor((taxonomy: Taxonomy) => Buffer.from(JSON.stringify(skosOf(taxonomy))))
  const turtleOf = onceFor((taxonomy: Taxonomy) => toTurtle(skosOf(taxonomy), toPrefixes(taxonomy, site)))

  router.get('/taxonomy.jsonld', (_request, response) => {
    // As bytes, since Express adds to text a charset that this type does not have.
    response.type('application/ld+json').send(jsonLdOf(library.snapshot.taxonomy))
  })

  router.get('/taxonomy.ttl', async (_request, response) => {
    response.type('text/turtle').send(await turtleOf(library.snapshot.taxonomy))
  })

  const schemaOf = onceFor(frontMatterJsonSchema)

  router.get('/schemas/front-matter.json', (_request, response) => {
    response
      .type('application/schema+json')
      .send(Buffer.from(JSON.stringify(schemaOf(library.snapshot.taxonomy))))
  })

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
