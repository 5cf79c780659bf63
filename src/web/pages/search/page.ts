import { parseSearchQuery } from '../../../search/parse-search-query.ts'
import { STOP_WORDS } from '../../../search/stop-words.ts'
import { TYPO_RULES } from '../../../search/index-settings.ts'
import { MOST_WORDS } from '../../../search/reduce-query.ts'
import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import { presentSearch } from '../../presenters/present-search.ts'

export const searchPage: Page = {
  path: '/search',
  template: 'pages/search/page.njk',
  section: 'search',
  view: async (request, { library }) => {
    const { query, faults } = parseSearchQuery(request.query, library.snapshot.taxonomy)
    const result = await library.search(query)
    const heading = query.q === '' ? 'Search' : `Search: ${query.q}`
    return {
      title: query.page > 1 ? `${heading}, page ${query.page}` : heading,
      ...presentSearch(result, library.snapshot, faults),
      coverage: presentCoverage(library.snapshot.catalogue),
      rules: { ...TYPO_RULES, mostWords: MOST_WORDS, stopWords: [...STOP_WORDS].sort().join(', ') },
    }
  },
}
