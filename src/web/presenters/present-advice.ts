import type { Loosening } from '../../search/loosen.ts'
import type { SearchResult } from '../../search/search-library.ts'
import type { SearchQuery } from '../../search/search-params.ts'
import { KINDS } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { countOf } from './search-words.ts'

/** What could be let go of a search, as it was counted. */
export interface Loosenings {
  filters: readonly Loosening[]
  words: readonly Loosening[]
}

/** What to do when nothing matches: what else there is, and what could be let go with what that gives. */
export function presentAdvice(
  { query, reduced, kinds }: SearchResult,
  { filters, words }: Loosenings,
  taxonomy: Taxonomy,
  toUrl: (query: SearchQuery) => string,
) {
  const present = (what: string, { query: looser, total }: Loosening) => ({
    what,
    count: countOf(total, query.kind),
    href: toUrl(looser),
  })
  return {
    filters: filters.map(one => present(toFilterName(one.drop, query, taxonomy), one)),
    words: words.map(one => present(`“${one.drop}”`, one)),
    otherKinds: KINDS.filter(kind => kind !== query.kind && (kinds[kind] ?? 0) > 0).map(kind => ({
      label: countOf(kinds[kind]!, kind),
      href: toUrl({ ...query, kind, page: 1 }),
    })),
    hasPhrases: reduced.phrases.length > 0,
  }
}

/** "Nation: Wales"; several of a facet are let go together, since a search takes any of them. */
function toFilterName(drop: string, { filters, area, from, to }: SearchQuery, taxonomy: Taxonomy): string {
  if (drop === 'all') return 'any filter'
  if (drop === 'area') return `Area: ${area.join(' or ')}`
  if (drop === 'years')
    return `Published: ${[from !== undefined && `from ${from}`, to !== undefined && `to ${to}`].filter(Boolean).join(' ')}`
  const labels = filters[drop]!.map(term => taxonomy.label(drop, term))
  return `${taxonomy.facet(drop)!.label}: ${labels.join(' or ')}`
}
