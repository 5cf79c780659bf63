import { Router, type Response } from 'express'
import type { Services } from './services.ts'

/** `/healthz`: the process is alive. `/readyz`: the engine is up and the index holds what the files say. */
export function createHealthRouter({ engine, library }: Pick<Services, 'engine' | 'library'>): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => answer(response, 200, { status: 'ok' }))
  router.get('/readyz', (_request, response) => {
    const ready = engine.state === 'up' && library.indexStatus === 'current'
    const status = ready ? 'ready' : 'not ready'
    answer(response, ready ? 200 : 503, { status, engine: engine.state, index: library.indexStatus })
  })
  return router
}

/** True of this moment alone: without a tag, and for nobody to keep. */
function answer(response: Response, status: number, body: object): void {
  response.status(status).set('cache-control', 'no-store').type('json').end(JSON.stringify(body))
}
