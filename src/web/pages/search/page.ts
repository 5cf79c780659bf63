import type { Snapshot } from '../../../analysis/snapshot.ts'
import { select } from '../../../analysis/selection.ts'
import { groupByReview, type Grouping } from '../../../search/group-by-review.ts'
import { TYPO_RULES } from '../../../search/index-settings.ts'
import type { Library } from '../../../search/library.ts'
import { kindMeant } from '../../../search/kind-meant.ts'
import { loosen } from '../../../search/loosen.ts'
import { parseSearchQuery, type ParamFault } from '../../../search/parse-search-query.ts'
import { MOST_WORDS } from '../../../search/reduce-query.ts'
import type { SearchResult } from '../../../search/search-library.ts'
import type { SearchQuery } from '../../../search/search-params.ts'
import { toFiguresUrl } from '../../../search/statistics-query.ts'
import { STOP_WORDS } from '../../../search/stop-words.ts'
import type { Page } from '../../page.ts'
import { presentCoverage } from '../../presenters/present-coverage.ts'
import type { ShownGroup } from '../../presenters/present-groups.ts'
import { presentSearch } from '../../presenters/present-search.ts'

export const searchPage: Page = {
  path: '/search',
  template: 'pages/search/page.njk',
  section: 'search',
  view: async (request, { library }) => {
    const { group: asGroup, ...params } = request.query
    const grouping = parseGrouping(asGroup)
    const { snapshot } = library
    const meant = kindMeant(typeof params['q'] === 'string' ? params['q'] : '')
    const { query: asked, faults } = parseSearchQuery({ kind: meant, ...params }, snapshot.taxonomy)
    const isGrouped = grouping.group !== undefined && asked.kind !== 'review'
    const { result, groups } = await (isGrouped
      ? searchByReview(asked, snapshot, library)
      : searchOneByOne(asked, library))
    const { query } = result
    const notices = [...faults, ...grouping.faults, ...pastTheEnd(asked, result), ...nothingToLookFor(result)]
    const heading = query.q === '' ? 'Search' : `Search: ${query.q}`
    return {
      title: query.page > 1 ? `${heading}, page ${query.page}` : heading,
      ...presentSearch({
        ...{ result, snapshot, groups, faults: notices, group: grouping.group },
        loosenings: result.total === 0 ? await loosen(result, library) : undefined,
      }),
      figuresHref: toFiguresUrl({ query, rows: undefined, cols: undefined }),
      coverage: presentCoverage(snapshot.catalogue),
      rules: { ...TYPO_RULES, mostWords: MOST_WORDS, stopWords: [...STOP_WORDS].sort().join(', ') },
    }
  },
}

/** What a page shows: a list of hits, or reviews with the hits of each. */
interface Shown {
  result: SearchResult
  groups?: ShownGroup[]
}

/** A shared address may name a page that is no longer there; the last one is shown and the reader told. */
async function searchOneByOne(asked: SearchQuery, library: Library): Promise<Shown> {
  const found = await library.search(asked)
  if (asked.page <= found.pages) return { result: found }
  return { result: await library.search({ ...asked, page: found.pages }) }
}

/** Pages are pages of reviews. Of the search itself the set of matches is used and what is related, not the order. */
async function searchByReview(asked: SearchQuery, { catalogue }: Snapshot, library: Library): Promise<Shown> {
  const found = await library.search({ ...asked, perPage: 1 })
  const all = groupByReview(catalogue, select(catalogue, asked, found.areaRows), asked)
  const pages = Math.max(1, Math.ceil(all.length / asked.perPage))
  const query = { ...asked, page: Math.min(asked.page, pages) }
  const groups = all.slice((query.page - 1) * query.perPage, query.page * query.perPage)
  const hits = await library.hitsOf(
    groups.flatMap(({ rows }) => rows),
    query,
  )
  return {
    result: { ...found, query, pages, hits, beside: [] },
    groups: groups.map(group => ({ ...group, hits: hits.filter(hit => hit.row.review === group.review) })),
  }
}

function parseGrouping(given: unknown): { group: Grouping | undefined; faults: ParamFault[] } {
  if (given === undefined || given === '') return { group: undefined, faults: [] }
  if (given === 'review') return { group: 'review', faults: [] }
  const detail =
    typeof given === 'string'
      ? `Unexpected \`${given.slice(0, 80)}\`, expected review.`
      : 'The parameter stands more than once; it takes one value.'
  return { group: undefined, faults: [{ in: 'query', name: 'group', detail }] }
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
