import { createDocument } from 'zod-openapi'
import { z } from 'zod'
import { searchParamsSchema } from '../search/search-params.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { VERSION } from '../version.ts'
import { bulkPaths } from './openapi-bulk.ts'
import { checkPath, frontMatterSchemaPath } from './openapi-check.ts'
import { operation, problems, vocabulary } from './openapi-operations.ts'
import { acciMapPaths } from './openapi-acci-map.ts'
import { citationPaths } from './openapi-citations.ts'
import { listParams } from './list-params.ts'
import * as listSchemas from './list-schemas.ts'
import * as problemSchemas from './problem-schemas.ts'
import * as recordSchemas from './record-schemas.ts'
import * as searchSchemas from './search-schemas.ts'
import { suggestAnswer, suggestParams } from './suggest-schemas.ts'
import { securitySchemes, sessionPath } from './openapi-session.ts'
import { savedPaths } from './openapi-saved.ts'
import { historyAnswer, historyParams } from './history-routes.ts'
import { codingPaths } from './openapi-codings.ts'
import { draftPaths } from './openapi-drafts.ts'
import { extractPaths } from './openapi-extracts.ts'
import { packPaths } from './openapi-packs.ts'
import { recurrencePaths } from './openapi-recurrence.ts'
import { recommendationPaths } from './openapi-recommendations.ts'
import { askedPath } from './openapi-asked.ts'
import { questionPaths } from './openapi-questions.ts'
import { similarPath } from './openapi-similar.ts'
import { statisticsPaths } from './openapi-statistics.ts'
import * as taxonomySchemas from './taxonomy-schemas.ts'

/** The OpenAPI 3.1 description, made from the schemas that validate requests and hold answers. */
export function createOpenApiDocument(taxonomy: Taxonomy, siteName: string, baseUrl: string | undefined) {
  const id = z.string().meta({ description: 'Id of a review.', example: '2006-highland-left-school-unseen' })
  const item = z
    .string()
    .regex(/^[FER][1-9]\d*$/)
    .meta({ description: 'Number of a finding (F1), episode (E1) or recommendation (R1).', example: 'F1' })
  const facet = z
    .enum(taxonomy.facets.map(one => one.key) as [string, ...string[]])
    .meta({ description: 'Key of a facet.' })
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: `${siteName}: API`,
      version: VERSION,
      description:
        'Findings and recommendations of serious case reviews, with their tags, sources and counts. Reading is open. Counts are of published and coded records, never of cases. An answer to GET may carry an ETag; sent back as If-None-Match it is answered with 304 where nothing has changed. 503 comes with Retry-After.',
      license: {
        name: 'Code MIT; our own words CC BY 4.0',
        url: 'https://creativecommons.org/licenses/by/4.0/',
      },
    },
    servers: [{ url: `${baseUrl ?? ''}/api/v1` }],
    components: { securitySchemes: securitySchemes(baseUrl) },
    paths: {
      '/search': {
        get: operation(
          'search',
          'Search findings, recommendations or reviews',
          searchSchemas.searchAnswer,
          { query: searchParamsSchema(taxonomy) },
          [400, 503],
        ),
      },
      '/suggest': {
        get: operation(
          'suggest',
          'Suggestions while somebody types: reviews, terms, findings and recommendations',
          suggestAnswer,
          { query: suggestParams },
          [400],
        ),
      },
      '/reviews': {
        get: operation(
          'listReviews',
          'List reviews, newest first',
          listSchemas.listOf(recordSchemas.reviewSummary),
          { query: listParams },
          [400],
        ),
      },
      '/reviews/{id}': {
        get: operation(
          'getReview',
          'One review',
          recordSchemas.reviewAnswer,
          { path: z.object({ id }) },
          [404, 410],
        ),
      },
      '/reviews/{id}.md': {
        get: {
          operationId: 'getReviewMarkdown',
          summary: 'The Markdown of a review',
          requestParams: { path: z.object({ id }) },
          responses: {
            200: { description: 'Markdown', content: { 'text/markdown': { schema: z.string() } } },
            ...problems([404, 410]),
          },
        },
      },
      '/reviews/{id}/history': {
        get: operation(
          'getHistory',
          'The versions of a review and what changed between two of them',
          historyAnswer,
          { path: z.object({ id }), query: historyParams },
          [400, 404, 410],
        ),
      },
      '/reviews/{id}/{item}': {
        get: operation(
          'getItem',
          'One finding, key practice episode or recommendation',
          z.discriminatedUnion('kind', [
            recordSchemas.findingAnswer,
            recordSchemas.episodeAnswer,
            recordSchemas.recommendationAnswer,
          ]),
          { path: z.object({ id, item }) },
          [404, 410],
        ),
      },
      ...citationPaths(id, item),
      ...acciMapPaths(id),
      ...recommendationPaths(taxonomy),
      '/similar': similarPath,
      '/check': checkPath,
      '/schemas/front-matter.json': frontMatterSchemaPath,
      '/asked-before': askedPath(taxonomy),
      ...questionPaths(taxonomy),
      ...savedPaths,
      ...draftPaths,
      ...codingPaths,
      ...extractPaths(taxonomy),
      ...packPaths,
      ...statisticsPaths(taxonomy),
      ...recurrencePaths(taxonomy),
      '/taxonomy': {
        get: operation(
          'listFacets',
          'All facets with their terms',
          z.object({ version: z.string(), facets: z.array(taxonomySchemas.facetAnswer) }),
          {},
          [],
        ),
      },
      '/taxonomy.jsonld': {
        get: vocabulary('getVocabularyJsonLd', 'The vocabulary in SKOS, as JSON-LD', 'application/ld+json'),
      },
      '/taxonomy.ttl': {
        get: vocabulary('getVocabularyTurtle', 'The vocabulary in SKOS, as Turtle', 'text/turtle'),
      },
      ...bulkPaths(),
      '/taxonomy/{facet}': {
        get: operation(
          'getFacet',
          'One facet',
          taxonomySchemas.facetAnswer,
          { path: z.object({ facet }) },
          [404],
        ),
      },
      '/taxonomy/{facet}/{term}': {
        get: operation(
          'getTerm',
          'One term',
          taxonomySchemas.termAnswer,
          { path: z.object({ facet, term: z.string().meta({ description: 'Id of a term.' }) }) },
          [404],
        ),
      },
      '/problems': {
        get: operation(
          'listProblems',
          'What is wrong with the records of the collection',
          z.object({ problems: z.array(problemSchemas.contentProblem), keptOut: z.array(z.string()) }),
          {},
          [],
        ),
      },
      '/session': sessionPath,
      '/openapi.json': {
        get: {
          operationId: 'getDescription',
          summary: 'This description',
          responses: {
            200: {
              description: 'OpenAPI 3.1',
              content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
            },
          },
        },
      },
    },
  })
}
