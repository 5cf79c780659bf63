import type { RequestHandler } from 'express'
import createError from 'http-errors'
import { onceFor } from '../analysis/once-for.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { siteAddress } from '../config.ts'
import { toAtom } from '../exports/to-atom.ts'
import { findArrivals, markArrivals } from '../search/arrivals.ts'
import { parseFollowed, toFollowedString } from '../search/followed-query.ts'
import { toQueryTitle } from '../search/query-title.ts'
import { whyFound } from '../search/why-found.ts'
import type { WebParts } from './page.ts'

/** As many as a reader may have missed; who missed more looks at the search itself. */
const MOST_ENTRIES = 100

/** When a state of the library was first asked for: what is made of it has not changed since. */
const firstAsked = onceFor((_: Snapshot) => new Date())

/**
 * `GET /search.atom?<query>`: what is new for a search. What cannot be read of the query is refused: a feed of more
 * than was asked for would come to somebody who is not told.
 */
export function searchFeed({ config, library, firstSeen }: WebParts): RequestHandler {
  return async (request, response) => {
    const { snapshot } = library
    const { query, faults } = parseFollowed(request.query, snapshot.taxonomy)
    if (faults.length > 0)
      throw createError(400, faults.map(({ name, detail }) => `${name}: ${detail}`).join(' '))
    await firstSeen.refresh()
    const began = firstSeen.arrivals().at(-1)?.[0]
    if (began === undefined)
      throw createError(503, 'The library is still being read. Please try again in a few seconds.', {
        expose: true,
      })
    const { all, reduced } = await findArrivals(query, library, firstSeen)
    const newest = await markArrivals(all.slice(0, MOST_ENTRIES), query, library)
    const { taxonomy } = snapshot
    const feed = toAtom(
      {
        title: toQueryTitle(query, taxonomy),
        query: toFollowedString(query),
        updated: newest[0]?.since ?? began,
        entries: newest.map(one => ({ ...one, why: whyFound(one.hit, query, reduced, taxonomy) })),
      },
      { name: config.siteName, address: siteAddress(config) },
      taxonomy,
    )
    response.set('last-modified', firstAsked(snapshot).toUTCString())
    response.type('application/atom+xml; charset=utf-8').send(feed)
  }
}
