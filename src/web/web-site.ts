import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { isHttpError } from 'http-errors'
import { requireAccount, SIGN_IN_FORM } from '../accounts/require-account.ts'
import { hasRole } from '../accounts/roles.ts'
import type { RenderError } from '../error-handler.ts'
import { rootPath } from '../root-path.ts'
import type { Download, FormFields, Page, Redirection, View, WebParts } from './page.ts'
import { oneAddress } from './one-address.ts'
import { presentSignIn } from './presenters/present-sign-in.ts'
import { readForm } from './read-form.ts'
import { toReportHref } from './report-href.ts'
import { createOrganisationSignIn } from './organisation-sign-in.ts'
import { savedPage } from './pages/saved/page.ts'
import { signInPage } from './pages/sign-in/page.ts'
import { FOOT, NAVIGATION, PAGES } from './routes.ts'
import { createSavedForms } from './saved-forms.ts'
import { createEditorAnswers } from './editor-answers.ts'
import { lessonFeed } from './lesson-feed.ts'
import { searchFeed } from './search-feed.ts'
import { sessionFiles } from './session-files.ts'
import { wordFiles } from './word-files.ts'
import { createTemplates, type Render } from './templates.ts'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** The site: its assets, its pages, and what it shows when there is nothing or something went wrong. */
export interface WebSite {
  assets: RequestHandler
  pages: Router
  notFound: RequestHandler
  renderError: RenderError
}

export function createWebSite(parts: WebParts): WebSite {
  const { config, library } = parts
  const render = createTemplates({
    siteName: config.siteName,
    navigation: NAVIGATION,
    foot: FOOT,
    styleVersion: digestOf(rootPath('dist/assets/site.css')),
    scriptVersion: digestOf(rootPath('dist/assets/site.js')),
    editorVersion: digestOf(rootPath('dist/assets/editor.js')),
  })
  const pages = Router()
  pages.get('/taxonomy/:facet', (request, response, next) =>
    library.snapshot.taxonomy.facet(request.params.facet)
      ? response.redirect(301, `/taxonomy#${request.params.facet}`)
      : next(),
  )
  pages.get('/search.atom', searchFeed(parts))
  pages.get('/learn.atom', lessonFeed(parts))
  pages.use(wordFiles(parts))
  pages.use(sessionFiles(parts))
  // Numbers of items are written in capitals; an address typed without them leads to the one there is.
  pages.get(/^\/reviews\/([^/]+)\/([fer]\d+)$/, (request, response) =>
    response.redirect(301, `/reviews/${request.params[0]}/${request.params[1]?.toUpperCase()}`),
  )
  const renderFailure: RenderError = ({ status, title, detail }, request, response) => {
    if (status === 503) response.set('retry-after', '5')
    response.status(status).send(
      render('pages/error/page.njk', {
        title: title ?? TITLES[status] ?? TITLES[500],
        detail,
        reportHref: toReportHref(config, request.originalUrl),
        ...presentSignIn(request),
      }),
    )
  }
  pages.use(
    createSavedForms(parts, (request, response, view) =>
      sendPage(savedPage, view, request, response, parts, render),
    ),
  )
  pages.use(
    createOrganisationSignIn(parts, (request, response, view) =>
      sendPage(signInPage, view, request, response, parts, render),
    ),
  )
  pages.use(createEditorAnswers(parts, render))
  for (const page of PAGES) {
    const gate = page.needs === undefined ? [] : [requireAccount(page.needs)]
    pages.get(page.path, oneAddress, ...gate, toHandler(page, parts, render))
    if (!page.sent) continue
    const guards = [...gate, ...(page.guards?.(parts) ?? [])]
    pages.post(
      page.path,
      ...(page.reads ?? readForm)(),
      ...(page.unread ? [toUnreadHandler(page, page.unread, parts, render)] : []),
      ...guards,
      toFormHandler(page, page.sent, parts, render),
    )
    pages.all(page.path, (request, response, next) => {
      // Read, and nothing is there.
      if (request.method === 'GET' || request.method === 'HEAD') return next()
      response.set('allow', 'GET, HEAD, POST')
      renderFailure(ONLY_ITS_FORM, request, response)
    })
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
const ONLY_ITS_FORM = { status: 405, detail: 'This page takes what its form sends, and nothing else.' }

const TITLES: Readonly<Record<number, string>> = {
  400: 'This address cannot be read',
  401: 'An account is needed',
  403: 'This is not allowed',
  404: 'Page not found',
  405: 'Nothing is sent here',
  413: 'That is too long',
  415: 'This cannot be read',
  429: 'Too many attempts',
  500: 'Something went wrong here',
  503: 'Search is starting again',
}

function toHandler(page: Page, parts: WebParts, render: Render): RequestHandler {
  return async (request, response, next) => {
    const view = await page.view(request, parts)
    if (!view) return next()
    sendPage(page, view, request, response, parts, render)
  }
}

function toFormHandler(
  page: Page,
  sent: NonNullable<Page['sent']>,
  parts: WebParts,
  render: Render,
): RequestHandler {
  return async (request, response) => {
    const view = await sent((request.body ?? {}) as FormFields, parts, request)
    // What somebody sent stands on the page that answers it, and is for nobody else.
    response.set('cache-control', 'no-store')
    sendPage(page, view, request, response, parts, render)
  }
}

/** What was sent was not read, so nothing is done with it and its token is not asked for. */
function toUnreadHandler(
  page: Page,
  unread: NonNullable<Page['unread']>,
  parts: WebParts,
  render: Render,
): ErrorRequestHandler {
  return (error, request, response, next) => {
    const account = parts.accountOf(request)
    const isLetIn = account !== undefined && hasRole(account.role, page.needs ?? 'reader')
    if (!isHttpError(error) || error.status !== 413 || !isLetIn) return next(error)
    response.set('cache-control', 'no-store')
    sendPage(page, { ...unread(error.message), status: 413 }, request, response, parts, render)
  }
}

function sendPage(
  page: Page,
  view: View | Redirection | Download,
  request: Request,
  response: Response,
  { config }: WebParts,
  render: Render,
): void {
  if ('redirectTo' in view) return response.redirect(303, view.redirectTo as string)
  if ('download' in view) {
    const { name, mediaType, body } = (view as Download).download
    response.attachment(name).type(mediaType).send(body)
    return
  }
  // The head of each page says whether somebody is signed in.
  response.vary('cookie')
  if (view.isPassing) response.set('cache-control', 'no-store')
  if (view.status === 401) response.set('www-authenticate', SIGN_IN_FORM)
  response.status(view.status ?? 200).send(
    render(page.template, {
      section: page.section,
      reportHref: toReportHref(config, request.originalUrl),
      ...presentSignIn(request),
      ...view,
    }),
  )
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)
}
