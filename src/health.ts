import { Router } from 'express'
import type { Services } from './services.ts'

/** `/healthz`: the process is alive. `/readyz`: the engine is up and the index holds what the files say. */
export function createHealthRouter({ engine, library }: Pick<Services, 'engine' | 'library'>): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  router.get('/readyz', (_request, response) => {
    const ready = engine.state === 'up' && library.indexStatus === 'current'
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', engine: engine.state, index: library.indexStatus })
  })
  return router
}
