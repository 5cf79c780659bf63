import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import express, { Router, type RequestHandler } from 'express'
import type { RenderError } from '../error-handler.ts'
import { rootPath } from '../root-path.ts'
import type { Services } from '../services.ts'
import type { Page, WebParts } from './page.ts'
import { toReportHref } from './report-href.ts'
import { FOOT, NAVIGATION, PAGES } from './routes.ts'
import { createTemplates } from './templates.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** The site: its assets, its pages, and what it shows when there is nothing or something went wrong. */
export interface WebSite {
  assets: RequestHandler
  pages: Router
  notFound: RequestHandler
  renderError: RenderError
}

export function createWebSite({ config, library }: Pick<Services, 'config' | 'library'>): WebSite {
  const render = createTemplates({
    siteName: config.siteName,
    navigation: NAVIGATION,
    foot: FOOT,
    styleVersion: digestOf(rootPath('dist/assets/site.css')),
    scriptVersion: digestOf(rootPath('dist/assets/site.js')),
  })
  const parts: WebParts = { config, library }
  const pages = Router()
  pages.get('/taxonomy/:facet', (request, response, next) =>
    library.snapshot.taxonomy.facet(request.params.facet)
      ? response.redirect(301, `/taxonomy#${request.params.facet}`)
      : next(),
  )
  // Numbers of items are written in capitals; an address typed without them leads to the one there is.
  pages.get(/^\/reviews\/([^/]+)\/([fer]\d+)$/, (request, response) =>
    response.redirect(301, `/reviews/${request.params[0]}/${request.params[1]?.toUpperCase()}`),
  )
  for (const page of PAGES) pages.get(page.path, toHandler(page, parts, render))
  const renderFailure: RenderError = ({ status, detail }, request, response) => {
    if (status === 503) response.set('retry-after', '5')
    response.status(status).send(
      render('pages/error/page.njk', {
        title: TITLES[status] ?? TITLES[500],
        detail,
        reportHref: toReportHref(config, request.originalUrl),
      }),
    )
  }
  return {
    // Addresses of assets carry a digest of their content, so they never change.
    assets: express.static(rootPath('dist/assets'), { index: false, immutable: true, maxAge: YEAR_MS }),
    pages,
    notFound: (request, response) => {
      const reads = request.method === 'GET' || request.method === 'HEAD'
      if (!reads) response.set('allow', 'GET, HEAD')
      renderFailure(reads ? NOT_FOUND : ONLY_READ, request, response)
    },
    renderError: renderFailure,
  }
}

const NOT_FOUND = { status: 404, detail: 'There is no page at this address. It may have been mistyped.' }
const ONLY_READ = { status: 405, detail: 'Pages of this site are only read; nothing can be sent to them.' }

const TITLES: Readonly<Record<number, string>> = {
  400: 'This address cannot be read',
  404: 'Page not found',
  405: 'Nothing is sent here',
  500: 'Something went wrong here',
  503: 'Search is starting again',
}

function toHandler(
  page: Page,
  parts: WebParts,
  render: (template: string, data: object) => string,
): RequestHandler {
  return async (request, response, next) => {
    const view = await page.view(request, parts)
    if (!view) return next()
    response.send(
      render(page.template, {
        section: page.section,
        reportHref: toReportHref(parts.config, request.originalUrl),
        ...view,
      }),
    )
  }
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)
}
