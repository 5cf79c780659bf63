import { parseSearchQuery, type ParamFault } from '../../../search/parse-search-query.ts'
import { STOP_WORDS } from '../../../search/stop-words.ts'
import { TYPO_RULES } from '../../../search/index-settings.ts'
import { MOST_WORDS } from '../../../search/reduce-query.ts'
import type { SearchResult } from '../../../search/search-library.ts'
import type { SearchQuery } from '../../../search/search-params.ts'
import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import { presentSearch } from '../../presenters/present-search.ts'

export const searchPage: Page = {
  path: '/search',
  template: 'pages/search/page.njk',
  section: 'search',
  view: async (request, { library }) => {
    const { query: asked, faults } = parseSearchQuery(request.query, library.snapshot.taxonomy)
    const found = await library.search(asked)
    // A shared address may name a page that is no longer there; the last one is shown and the reader told.
    const query = { ...asked, page: Math.min(asked.page, found.pages) }
    const result = query.page === asked.page ? found : await library.search(query)
    const notices = [...faults, ...pastTheEnd(asked, found), ...nothingToLookFor(found)]
    const heading = query.q === '' ? 'Search' : `Search: ${query.q}`
    return {
      title: query.page > 1 ? `${heading}, page ${query.page}` : heading,
      ...presentSearch(result, library.snapshot, notices),
      coverage: presentCoverage(library.snapshot.catalogue),
      rules: { ...TYPO_RULES, mostWords: MOST_WORDS, stopWords: [...STOP_WORDS].sort().join(', ') },
    }
  },
}

function pastTheEnd({ page }: SearchQuery, { pages }: SearchResult): ParamFault[] {
  if (page <= pages) return []
  return [{ in: 'query', name: 'page', detail: `There is no page ${page}; this is the last of ${pages}.` }]
}

/** Signs alone cannot be looked for; without a word everything is shown, which must be said. */
function nothingToLookFor({ query, reduced }: SearchResult): ParamFault[] {
  if (query.q === '' || reduced.text !== '') return []
  return [
    {
      in: 'query',
      name: 'q',
      detail: 'Nothing in what was typed can be looked for, so everything is shown.',
    },
  ]
}
