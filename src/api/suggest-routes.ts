import type { Router } from 'express'
import type { Library } from '../search/library.ts'
import { suggest } from '../search/suggest.ts'
import { parseParams } from './parse-params.ts'
import { refuseParams } from './refusals.ts'
import { suggestParams } from './suggest-schemas.ts'

/** Suggestions while somebody types, from memory alone: they come while the engine is away too. */
export function addSuggestRoutes(router: Router, library: Library): void {
  router.get('/suggest', (request, response) => {
    const read = parseParams(suggestParams, request.query)
    if ('faults' in read) return refuseParams(response, read.faults)
    response.json({ items: suggest(read.params.q, library.snapshot) })
  })
}
