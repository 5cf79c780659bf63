import compression from 'compression'
import express, { type Express } from 'express'
import { answerUnchanged } from './answer-unchanged.ts'
import { loadAccount } from './accounts/load-account.ts'
import { createApiRouter } from './api/router.ts'
import { createErrorHandler } from './error-handler.ts'
import { createHealthRouter } from './health.ts'
import { logRequests } from './log-requests.ts'
import type { Services } from './services.ts'
import { createWebSite } from './web/web-site.ts'
import { webSecurity } from './web/web-security.ts'

/** The application: what happens to a request, in order. */
export function createApp(services: Services): Express {
  const app = express()
  const site = createWebSite(services)
  app.disable('x-powered-by')
  // A proxy on this machine says who asks; whoever asks from elsewhere is not believed.
  app.set('trust proxy', 'loopback')
  app.use(logRequests(services.log))
  app.use(createHealthRouter(services))
  app.use(webSecurity())
  app.use(compression())
  app.use('/assets', site.assets)
  app.use(answerUnchanged(services))
  app.use(loadAccount(services.sessions))
  app.use('/api/v1', createApiRouter(services))
  app.use(site.pages)
  app.use(site.notFound)
  app.use(createErrorHandler(services.log, site.renderError))
  return app
}
