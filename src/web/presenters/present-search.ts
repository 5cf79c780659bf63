import { countAreas } from '../../analysis/area-counts.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import type { ParamFault } from '../../search/parse-search-query.ts'
import type { SearchResult } from '../../search/search-library.ts'
import { SORTS, type SearchQuery } from '../../search/search-params.ts'
import { toSearchUrl } from '../../search/to-query-string.ts'
import { KINDS, type Kind } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { presentFacets } from './present-facets.ts'
import { presentHit } from './present-hit.ts'
import { presentPages } from './present-pages.ts'
import { presentRecord } from './present-review.ts'

const KIND_NAMES: Readonly<Record<Kind, { one: string; many: string }>> = {
  finding: { one: 'finding', many: 'findings' },
  recommendation: { one: 'recommendation', many: 'recommendations' },
  review: { one: 'review', many: 'reviews' },
}

const SORT_NAMES = { relevance: 'Best match', newest: 'Newest first', oldest: 'Oldest first' } as const

/** Everything a page of results says, with every link made here. */
export function presentSearch(result: SearchResult, snapshot: Snapshot, faults: readonly ParamFault[]) {
  const { query, total } = result
  const { taxonomy } = snapshot
  const first = { ...query, page: 1 }
  return {
    query,
    sentence: toSentence(result),
    notices: faults.map(toNotice),
    explained: result.explained,
    chosen: chosenFilters(first, taxonomy),
    clearHref: toSearchUrl({ ...first, filters: {}, from: undefined, to: undefined, area: [] }),
    kinds: KINDS.map(kind => presentKind(kind, result)),
    sorts:
      total > 1
        ? SORTS.filter(sort => sort !== 'relevance' || query.q !== '').map(sort => ({
            label: SORT_NAMES[sort],
            href: toSearchUrl({ ...first, sort }),
            current: sort === effectiveSort(query),
          }))
        : [],
    facets: presentFacets(result.facets, query),
    areas: countAreas(snapshot.catalogue, result.areaRows).map(({ area, count }) => ({
      area,
      count,
      selected: query.area.some(chosen => chosen.toLowerCase() === area.toLowerCase()),
    })),
    named: result.review && query.page === 1 ? presentRecord(result.review, taxonomy) : undefined,
    hits: result.hits.map(hit => presentHit(hit, taxonomy)),
    related: result.related.map(hit => presentHit(hit, taxonomy)),
    pages: presentPages(query.page, result.pages, page => toSearchUrl({ ...query, page })),
    advice: total === 0 ? toAdvice(result, taxonomy) : undefined,
    demonstrations: query.filters['record']?.includes('demonstration') ?? false,
  }
}

function effectiveSort({ sort, q }: SearchQuery) {
  return sort === 'relevance' && q === '' ? 'newest' : sort
}

/** One sentence that says what is shown, of what, with its base. */
function toSentence({ query, reduced, total, reviews, pages }: SearchResult): {
  count: string
  of: string
  words: string[]
  phrases: string[]
  excluded: string[]
  dropped: string[]
  range: string
} {
  const { one, many } = KIND_NAMES[query.kind]
  const start = (query.page - 1) * query.perPage + 1
  return {
    count: total === 0 ? `No ${many}` : `${total.toLocaleString('en-GB')} ${total === 1 ? one : many}`,
    of:
      query.kind === 'review' || total === 0
        ? ''
        : `from ${reviews.toLocaleString('en-GB')} ${reviews === 1 ? 'review' : 'reviews'}`,
    words: reduced.words,
    phrases: reduced.phrases,
    excluded: reduced.excluded,
    dropped: reduced.dropped,
    range:
      total > 0 && pages > 1 && start <= total
        ? `${start} to ${Math.min(total, start + query.perPage - 1)} shown`
        : '',
  }
}

/** What was left aside, so that nobody takes the results for an answer to it. Of a long text the beginning is used. */
function toNotice({ name, detail }: ParamFault) {
  return { name, detail: name === 'q' ? detail : `${detail} It is left out.` }
}

function presentKind(kind: Kind, { query, kinds }: SearchResult) {
  const count = kinds[kind]
  const { many } = KIND_NAMES[kind]
  return {
    label: many.charAt(0).toUpperCase() + many.slice(1),
    count,
    current: kind === query.kind,
    href: count === null ? undefined : toSearchUrl({ ...query, kind, page: 1 }),
  }
}

function chosenFilters(query: SearchQuery, taxonomy: Taxonomy) {
  const terms = Object.entries(query.filters).flatMap(([key, ids]) =>
    ids.map(id => {
      const rest = ids.filter(other => other !== id)
      const { [key]: _, ...others } = query.filters
      return {
        facet: taxonomy.facet(key)!.label,
        label: taxonomy.label(key, id),
        href: toSearchUrl({ ...query, filters: rest.length > 0 ? { ...others, [key]: rest } : others }),
      }
    }),
  )
  const areas = query.area.map(area => ({
    facet: 'Area',
    label: area,
    href: toSearchUrl({ ...query, area: query.area.filter(other => other !== area) }),
  }))
  const from =
    query.from === undefined
      ? []
      : [
          {
            facet: 'Published from',
            label: String(query.from),
            href: toSearchUrl({ ...query, from: undefined }),
          },
        ]
  const to =
    query.to === undefined
      ? []
      : [{ facet: 'Published to', label: String(query.to), href: toSearchUrl({ ...query, to: undefined }) }]
  return [...terms, ...areas, ...from, ...to]
}

/** What to do when nothing matches: what else there is, and what could be let go. */
function toAdvice({ query, reduced, kinds }: SearchResult, taxonomy: Taxonomy) {
  const filters = chosenFilters({ ...query, page: 1 }, taxonomy)
  return {
    otherKinds: KINDS.filter(kind => kind !== query.kind && (kinds[kind] ?? 0) > 0).map(kind => ({
      label: `${kinds[kind]} ${kinds[kind] === 1 ? KIND_NAMES[kind].one : KIND_NAMES[kind].many}`,
      href: toSearchUrl({ ...query, kind, page: 1 }),
    })),
    filters,
    fewerWords:
      reduced.words.length + reduced.phrases.length > 1
        ? reduced.words.map(word => ({
            word,
            href: toSearchUrl({ ...query, page: 1, q: toWords(reduced, word) }),
          }))
        : [],
    hasPhrases: reduced.phrases.length > 0,
  }
}

/** A query as it was understood, typed again without one word. */
function toWords({ words, phrases, excluded }: SearchResult['reduced'], without: string): string {
  return [
    ...words.filter(word => word !== without),
    ...phrases.map(phrase => `"${phrase}"`),
    ...excluded.map(word => `-${word}`),
  ].join(' ')
}
