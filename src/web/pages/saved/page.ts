import type { Request } from 'express'
import { newsOfSearch } from '../../../collections/news-of-search.ts'
import { LONGEST_SAVED_TITLE, MOST_SAVED } from '../../../collections/saved-searches.ts'
import {
  parseFollowed,
  parseFollowedString,
  toFollowedHref,
  toFollowedString,
} from '../../../search/followed-query.ts'
import { toQueryTitle } from '../../../search/query-title.ts'
import type { SearchQuery } from '../../../search/search-params.ts'
import type { Taxonomy } from '../../../taxonomy/taxonomy.ts'
import type { Page, View, WebParts } from '../../page.ts'
import { presentNews } from '../../presenters/present-news.ts'

/** What was wrong with a form, and what had been typed. */
export interface SavedFault {
  /** Id of the field. */
  field: string
  message: string
  /** The search that was to be saved. */
  query?: string
}

export const savedPage: Page = {
  path: '/saved',
  template: 'pages/saved/page.njk',
  view: (request, parts) => viewSaved(request, parts),
}

/** The page, with what was wrong with a form that was sent to it. */
export async function viewSaved(request: Request, parts: WebParts, fault?: SavedFault): Promise<View> {
  const { library, firstSeen, savedSearches } = parts
  const { taxonomy } = library.snapshot
  const asked = fault?.query !== undefined || Object.keys(request.query).length > 0
  const { query, faults } =
    fault?.query === undefined
      ? parseFollowed(request.query, taxonomy)
      : parseFollowedString(fault.query, taxonomy)
  const account = savedSearches && parts.accountOf(request)
  const saved = account ? savedSearches.of(account.name) : []
  const news = await Promise.all(saved.map(search => newsOfSearch(search, library, firstSeen)))
  return {
    title: fault ? 'Error: Saved searches' : 'Saved searches',
    account,
    readOnly: savedSearches === undefined,
    fault,
    notices: faults.map(({ name, detail }) => ({ name, detail: `${detail} It is left out.` })),
    asked: asked ? presentAsked(query, taxonomy) : undefined,
    searches: saved.map((search, at) => presentNews(search, news[at]!, taxonomy)),
    limits: { title: LONGEST_SAVED_TITLE, searches: MOST_SAVED },
  }
}

function presentAsked(query: SearchQuery, taxonomy: Taxonomy) {
  return {
    query: toFollowedString(query),
    title: toQueryTitle(query, taxonomy).slice(0, LONGEST_SAVED_TITLE),
    href: toFollowedHref('/search', query),
    feedHref: toFollowedHref('/search.atom', query),
  }
}
