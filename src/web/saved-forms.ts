import { Router, type NextFunction, type Request, type Response } from 'express'
import createError from 'http-errors'
import { guardWrite } from '../accounts/guard-write.ts'
import type { SavedSearches } from '../collections/saved-searches.ts'
import { LONGEST_SAVED_TITLE, TooManySaved } from '../collections/saved-searches.ts'
import { seenUntil } from '../search/arrivals.ts'
import { parseFollowedString, toFollowedString } from '../search/followed-query.ts'
import { toQueryTitle } from '../search/query-title.ts'
import type { FormFields, View, WebParts } from './page.ts'
import type { SavedFault } from './pages/saved/page.ts'
import { viewSaved } from './pages/saved/page.ts'
import { readForm } from './read-form.ts'

/** Shows the page of saved searches with what was wrong with a form. */
type Show = (request: Request, response: Response, view: View) => void

/** What the forms of `/saved` do; each leads back to the page. Who is not signed in is told there what it takes. */
export function createSavedForms(parts: WebParts, show: Show): Router {
  const router = Router()
  // What somebody follows is for nobody else.
  router.use('/saved', (_request, response, next) => {
    response.set('cache-control', 'no-store')
    next()
  })
  const { library, firstSeen } = parts
  const whose = (request: Request): { owner: string; saved: SavedSearches } | undefined => {
    if (!parts.savedSearches)
      throw createError(403, 'Nothing can be saved here: this copy of the site only reads.')
    const account = parts.accountOf(request)
    return account && { owner: account.name, saved: parts.savedSearches }
  }
  const refuse = async (request: Request, response: Response, fault: SavedFault) => {
    show(request, response, { ...(await viewSaved(request, parts, fault)), status: 422 })
  }

  router.post('/saved', ...readForm(), guardWrite, async (request: Request, response: Response) => {
    const who = whose(request)
    if (!who) return response.redirect(303, '/saved')
    const { taxonomy } = library.snapshot
    const { query } = parseFollowedString(textOf(request, 'query'), taxonomy)
    const string = toFollowedString(query)
    const title = textOf(request, 'title') || toQueryTitle(query, taxonomy).slice(0, LONGEST_SAVED_TITLE)
    if (title.length > LONGEST_SAVED_TITLE)
      return refuse(request, response, { field: 'title', message: TOO_LONG, query: string })
    const seenUpTo = seenUntil(library.snapshot, firstSeen)
    try {
      const { id } = await who.saved.add({ owner: who.owner, title, query: string, seenUpTo })
      response.redirect(303, `/saved#${id}`)
    } catch (cause) {
      if (!(cause instanceof TooManySaved)) throw cause
      await refuse(request, response, { field: 'title', message: cause.message, query: string })
    }
  })

  router.post(
    '/saved/:id/:action',
    ...readForm(),
    guardWrite,
    async (request: Request, response: Response, next: NextFunction) => {
      const who = whose(request)
      if (!who) return response.redirect(303, '/saved')
      const { id = '', action } = request.params as Record<string, string>
      if (!['seen', 'rename', 'delete'].includes(action ?? '')) return next()
      if (!who.saved.get(who.owner, id))
        throw createError(404, 'There is no such saved search. It may have been deleted.')
      if (action === 'delete') await who.saved.remove(who.owner, id)
      if (action === 'seen')
        await who.saved.markSeen(
          who.owner,
          id,
          seenUntil(library.snapshot, firstSeen, textOf(request, 'upTo')),
        )
      if (action === 'rename') {
        const title = textOf(request, 'title')
        const message =
          title === '' ? 'Enter a title' : title.length > LONGEST_SAVED_TITLE ? TOO_LONG : undefined
        if (message !== undefined) return refuse(request, response, { field: `title-${id}`, message })
        await who.saved.rename(who.owner, id, title)
      }
      response.redirect(303, action === 'delete' ? '/saved' : `/saved#${id}`)
    },
  )

  return router
}

const TOO_LONG = `Shorten the title to at most ${LONGEST_SAVED_TITLE} characters`

function textOf(request: Request, name: string): string {
  const value = ((request.body ?? {}) as FormFields)[name]
  return typeof value === 'string' ? value.trim() : ''
}
