import { Router } from 'express'
import { publicProblems } from '../authoring/public-problems.ts'
import type { Similar } from '../analysis/similar.ts'
import type { AccountOf } from '../accounts/account-of.ts'
import type { Codings } from '../collections/codings.ts'
import type { Extracts } from '../collections/extracts.ts'
import type { Packs } from '../collections/packs.ts'
import { siteAddress, type Config } from '../config.ts'
import type { Taxonomy } from '../taxonomy/taxonomy.ts'
import { sendProblem } from './http-problem.ts'
import { onceFor } from '../analysis/once-for.ts'
import { createOpenApiDocument } from './openapi.ts'
import { addAcciMapRoutes } from './acci-map-routes.ts'
import { addAskedRoutes } from './asked-routes.ts'
import { addBulkRoutes } from './bulk-routes.ts'
import type { DraftRouteParts } from './draft-desk.ts'
import { addDraftRoutes } from './draft-routes.ts'
import { addExportRoutes } from './export-routes.ts'
import { addExtractRoutes } from './extract-routes.ts'
import { addCodingRoutes } from './coding-routes.ts'
import { addCheckRoutes } from './check-routes.ts'
import { addCitationRoutes } from './citation-routes.ts'
import { addHistoryRoute } from './history-routes.ts'
import { addRecommendationRoutes } from './recommendation-routes.ts'
import { addPackRoutes } from './pack-routes.ts'
import { addQuestionRoutes } from './question-routes.ts'
import { addRecordRoutes } from './record-routes.ts'
import { addRecurrenceRoutes } from './recurrence-routes.ts'
import { addSavedRoutes, type SavedParts } from './saved-routes.ts'
import { addSearchRoutes } from './search-routes.ts'
import { addSessionRoutes } from './session-routes.ts'
import { addSuggestRoutes } from './suggest-routes.ts'
import { addSimilarRoutes } from './similar-routes.ts'
import { addStatisticsRoutes } from './statistics-routes.ts'
import { addTaxonomyRoutes } from './taxonomy-routes.ts'
import { toProblemJson } from './to-json.ts'

/** What the API needs to know of the rest. */
export interface ApiParts extends SavedParts, DraftRouteParts {
  config: Pick<Config, 'siteName' | 'baseUrl' | 'host' | 'port'>
  similar: Similar
  extracts: Extracts
  packs: Packs
  codings: Codings
  accountOf: AccountOf
}

/** Routes of `/api/v1`. */
export function createApiRouter(parts: ApiParts): Router {
  const { config, library, similar, extracts, packs, accountOf } = parts
  const router = Router()
  addSearchRoutes(router, library)
  addSuggestRoutes(router, library)
  addCitationRoutes(router, library, { name: config.siteName, address: siteAddress(config) })
  addAcciMapRoutes(router, library, { address: siteAddress(config) })
  // Before the items of a review, whose numbers stand at the same place.
  addHistoryRoute(router, library, extracts)
  addRecordRoutes(router, library)
  addRecommendationRoutes(router, library, { name: config.siteName, address: siteAddress(config) })
  addSimilarRoutes(router, library, similar)
  addCheckRoutes(router, library, accountOf)
  addAskedRoutes(router, library)
  addQuestionRoutes(router, library, { name: config.siteName, address: siteAddress(config) })
  addSavedRoutes(router, parts)
  addDraftRoutes(router, parts)
  addCodingRoutes(router, parts)
  addStatisticsRoutes(router, library)
  addRecurrenceRoutes(router, library)
  addTaxonomyRoutes(router, library, siteAddress(config))
  addSessionRoutes(router)
  addExportRoutes(router, library, extracts)
  addExtractRoutes(router, { library, extracts, accountOf })
  addPackRoutes(router, { library, packs, accountOf })
  addBulkRoutes(router, library, { name: config.siteName, address: siteAddress(config) })

  router.get('/problems', (_request, response) => {
    const { corpus } = library.snapshot
    response.json({ problems: publicProblems(corpus).map(toProblemJson), keptOut: corpus.keptOut })
  })

  const describe = onceFor((taxonomy: Taxonomy) =>
    createOpenApiDocument(taxonomy, config.siteName, config.baseUrl),
  )
  router.get('/openapi.json', (_request, response) => void response.json(describe(library.snapshot.taxonomy)))

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
