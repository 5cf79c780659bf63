import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import type { AccountOf } from '../accounts/account-of.ts'
import { newsOfSearch, type News } from '../collections/news-of-search.ts'
import {
  LONGEST_SAVED_TITLE,
  TooManySaved,
  type SavedSearch,
  type SavedSearches,
} from '../collections/saved-searches.ts'
import { seenUntil } from '../search/arrivals.ts'
import { parseFollowedString, toFollowedHref, toFollowedString } from '../search/followed-query.ts'
import type { Library } from '../search/library.ts'
import { toQueryTitle } from '../search/query-title.ts'
import type { FirstSeen } from '../state/first-seen.ts'
import { sendProblem } from './http-problem.ts'
import { listParams } from './list-params.ts'
import { paged } from './paged.ts'
import { parseBody } from './parse-body.ts'
import { guardWrite } from '../accounts/guard-write.ts'
import { parseParams } from './parse-params.ts'
import { readJson } from './read-json.ts'
import { notFound, refuseParams } from './refusals.ts'
import { savedChange, savedRequest, type savedAnswer, type savedSummary } from './saved-schemas.ts'
import { toHit } from './to-json.ts'

/** What the routes of saved searches need to know of the rest. */
export interface SavedParts {
  library: Library
  firstSeen: FirstSeen
  savedSearches: SavedSearches | undefined
  accountOf: AccountOf
}

/** Saved searches of whoever asks: list, create, read, change, delete. */
export function addSavedRoutes(router: Router, parts: SavedParts): void {
  const { library, firstSeen } = parts
  const newsOf = (search: SavedSearch) => newsOfSearch(search, library, firstSeen)
  router.use('/saved', guardWrite)
  const all = router.route('/saved')
  const one = router.route('/saved/:id')

  all.get(async (request, response) => {
    const who = whose(request, response, parts)
    if (!who) return
    const parsed = parseParams(listParams, request.query)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const answer = paged(who.saved.of(who.owner), parsed.params, search => search)
    const items = await Promise.all(answer.items.map(async search => toSummary(search, await newsOf(search))))
    response.json({ ...answer, items })
  })

  all.post(...readJson(), async (request: Request, response: Response) => {
    const who = whose(request, response, parts)
    if (!who) return
    const parsed = parseBody(savedRequest, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { taxonomy } = library.snapshot
    const { query, faults } = parseFollowedString(parsed.fields.query, taxonomy)
    if (faults.length > 0)
      return refuseParams(
        response,
        faults.map(({ name, detail }) => ({ in: 'body', name: 'query', detail: `${name}: ${detail}` })),
      )
    try {
      const search = await who.saved.add({
        owner: who.owner,
        title: parsed.fields.title ?? toQueryTitle(query, taxonomy).slice(0, LONGEST_SAVED_TITLE),
        query: toFollowedString(query),
        seenUpTo: seenUntil(library.snapshot, firstSeen),
      })
      response
        .status(201)
        .location(`/api/v1/saved/${search.id}`)
        .json(toAnswer(search, await newsOf(search)))
    } catch (cause) {
      if (!(cause instanceof TooManySaved)) throw cause
      sendProblem(response, 422, cause.message)
    }
  })

  one.get(async (request, response) => {
    const who = whose(request, response, parts)
    if (!who) return
    const search = who.saved.get(who.owner, request.params.id)
    if (!search) return notFound(response, 'saved search', request.params.id)
    response.json(toAnswer(search, await newsOf(search)))
  })

  one.patch(...readJson(), async (request: Request, response: Response) => {
    const who = whose(request, response, parts)
    if (!who) return
    const parsed = parseBody(savedChange, request.body)
    if ('faults' in parsed) return refuseParams(response, parsed.faults)
    const { title, seenUpTo } = parsed.fields
    const id = String(request.params['id'])
    let search = who.saved.get(who.owner, id)
    if (search && title !== undefined) search = await who.saved.rename(who.owner, id, title)
    if (search && seenUpTo !== undefined)
      search = await who.saved.markSeen(who.owner, id, seenUntil(library.snapshot, firstSeen, seenUpTo))
    if (!search) return notFound(response, 'saved search', id)
    response.json(toAnswer(search, await newsOf(search)))
  })

  one.delete(async (request, response) => {
    const who = whose(request, response, parts)
    if (!who) return
    const { id } = request.params
    if (!(await who.saved.remove(who.owner, id))) return notFound(response, 'saved search', id)
    response.status(204).end()
  })

  all.all((request, response) => refuseMethod(request, response, 'GET, HEAD, POST'))
  one.all((request, response) => refuseMethod(request, response, 'GET, HEAD, PATCH, DELETE'))
}

/** Whose searches they are; where that is nobody's, the answer says what it takes. */
function whose(
  request: Request,
  response: Response,
  { savedSearches, accountOf }: SavedParts,
): { owner: string; saved: SavedSearches } | undefined {
  // What somebody follows is for nobody else.
  response.set('cache-control', 'no-store')
  if (!savedSearches) {
    sendProblem(response, 403, 'Nothing is saved here: this process only reads.')
    return undefined
  }
  const account = accountOf(request)
  if (account) return { owner: account.name, saved: savedSearches }
  sendProblem(
    response,
    401,
    'Saved searches need an account. Whoever keeps this site makes one with `npx lessons users add`. Any search can be followed without one, as a feed at /search.atom.',
  )
  return undefined
}

function refuseMethod(request: Request, response: Response, allowed: string): void {
  response.set('allow', allowed)
  sendProblem(response, 405, `This address answers ${allowed}; ${request.method} does nothing here.`)
}

function toSummary(search: SavedSearch, news: News): z.input<typeof savedSummary> {
  const { id, title, query, created, looked } = search
  return {
    ...{ id, title, query },
    url: toFollowedHref('/search', news.query),
    feed: toFollowedHref('/search.atom', news.query),
    ...{ created, looked, total: news.total, new: news.fresh, upTo: news.upTo },
    dropped: news.faults.map(({ name, detail }) => ({ name, detail })),
  }
}

function toAnswer(search: SavedSearch, news: News): z.input<typeof savedAnswer> {
  return {
    ...toSummary(search, news),
    items: news.shown.map(({ hit, since, why }) => ({ ...toHit(hit), since, why: [...why] })),
  }
}
