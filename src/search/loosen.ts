import type { Bitset } from '../analysis/bitset.ts'
import type { Catalogue } from '../analysis/catalogue.ts'
import { asksForDemonstrations, RECORD, select } from '../analysis/selection.ts'
import type { Library } from './library.ts'
import type { ReducedQuery } from './reduce-query.ts'
import type { SearchResult } from './search-library.ts'
import type { SearchQuery } from './search-params.ts'

/** A part of a search that could be let go, and what that would give. */
export interface Loosening {
  /** Key of a facet, `area`, `years`, `all` where no single filter helps; or a word. */
  drop: string
  /** The search without it. */
  query: SearchQuery
  /** How many matches it has. */
  total: number
}

/** Each word asks the engine once more; of a longer query the near misses say enough. */
const MOST_WORDS = 6

const NO_FILTERS = { filters: {}, from: undefined, to: undefined, area: [] } as const

/** Only counts are wanted: no order of the engine, at most one hit, and on a second page no near misses. */
const COUNT_ONLY = { sort: 'newest', page: 2, perPage: 1 } as const

/**
 * What to let go of a search that matches nothing: filters counted in memory, words by searching without them.
 * @throws SearchUnavailable when the engine does not answer
 */
export async function loosen(
  { query, reduced }: Pick<SearchResult, 'query' | 'reduced'>,
  library: Pick<Library, 'search' | 'snapshot'>,
): Promise<{ filters: Loosening[]; words: Loosening[] }> {
  const { catalogue } = library.snapshot
  const [matching, words] = await Promise.all([
    reduced.text === '' ? undefined : matchingRows(query, library),
    loosenWords(query, reduced, library),
  ])
  return { filters: loosenFilters(catalogue, query, matching), words }
}

/** Rows that match the words, whatever the filters. Invented records are among them only where they are asked for. */
async function matchingRows(query: SearchQuery, library: Pick<Library, 'search'>): Promise<Bitset> {
  const filters = asksForDemonstrations(query.filters) ? { [RECORD]: query.filters[RECORD]! } : {}
  const { areaRows } = await library.search({ ...query, ...NO_FILTERS, ...COUNT_ONLY, filters })
  return areaRows
}

/**
 * Each filter that could be let go by itself, those that give most first. Only those that give something; where none
 * does by itself but all do together, that.
 * @param matching rows that match the words; undefined where there are none
 */
export function loosenFilters(
  catalogue: Catalogue,
  query: SearchQuery,
  matching: Bitset | undefined,
): Loosening[] {
  const count = ([drop, looser]: [string, SearchQuery]): Loosening => ({
    drop,
    query: { ...looser, page: 1 },
    total: select(catalogue, looser, matching).count(),
  })
  const each = withoutEach(query)
  const single = each.map(count).filter(({ total }) => total > 0)
  if (single.length > 0) return single.toSorted((a, b) => b.total - a.total)
  const all = count(['all', { ...query, ...NO_FILTERS }])
  return each.length > 1 && all.total > 0 ? [all] : []
}

function withoutEach(query: SearchQuery): Array<[drop: string, looser: SearchQuery]> {
  const without: Array<[string, SearchQuery]> = Object.keys(query.filters).map(key => {
    const { [key]: _, ...others } = query.filters
    return [key, { ...query, filters: others }]
  })
  if (query.area.length > 0) without.push(['area', { ...query, area: [] }])
  if (query.from !== undefined || query.to !== undefined)
    without.push(['years', { ...query, from: undefined, to: undefined }])
  return without
}

async function loosenWords(
  query: SearchQuery,
  reduced: ReducedQuery,
  library: Pick<Library, 'search'>,
): Promise<Loosening[]> {
  const { words, phrases } = reduced
  if (words.length + phrases.length < 2 || words.length > MOST_WORDS) return []
  const loosened = await Promise.all(
    words.map(async word => {
      const looser = { ...query, q: retyped(reduced, word), page: 1 }
      const { total } = await library.search({ ...looser, ...COUNT_ONLY })
      return { drop: word, query: looser, total }
    }),
  )
  return loosened.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total)
}

/** A query as it was understood, typed again without one word. */
function retyped({ words, phrases, excluded }: ReducedQuery, without: string): string {
  return [
    ...words.filter(word => word !== without),
    ...phrases.map(phrase => `"${phrase}"`),
    ...excluded.map(word => `-${word}`),
  ].join(' ')
}
