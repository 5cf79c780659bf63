import { countAreas } from '../../analysis/area-counts.ts'
import type { Snapshot } from '../../analysis/snapshot.ts'
import { toExtractString } from '../../exports/parse-extract-params.ts'
import { didYouMean } from '../../search/did-you-mean.ts'
import { toFollowedHref } from '../../search/followed-query.ts'
import type { Grouping } from '../../search/group-by-review.ts'
import type { Hit } from '../../search/hits.ts'
import { kindMeant } from '../../search/kind-meant.ts'
import type { ParamFault } from '../../search/parse-search-query.ts'
import type { SearchResult } from '../../search/search-library.ts'
import { SORTS, type SearchQuery } from '../../search/search-params.ts'
import { suggestFilters } from '../../search/suggest-filters.ts'
import { toSearchUrl } from '../../search/to-query-string.ts'
import { KINDS, type Kind } from '../../taxonomy/facet.ts'
import type { Taxonomy } from '../../taxonomy/taxonomy.ts'
import { chosenFilters } from './chosen-filters.ts'
import { presentAdvice, type Loosenings } from './present-advice.ts'
import { presentFacets } from './present-facets.ts'
import { presentFound } from './present-found.ts'
import { presentGroups, type ShownGroup } from './present-groups.ts'
import { presentPages } from './present-pages.ts'
import { presentRecord } from './present-review.ts'
import { countOf, KIND_NAMES } from './search-words.ts'

const SORT_NAMES = { relevance: 'Best match', newest: 'Newest first', oldest: 'Oldest first' } as const
/** Groups are not ranked; they are counted. */
const GROUP_SORT_NAMES = { ...SORT_NAMES, relevance: 'Most matches first' } as const

/** A search as a page shows it. */
export interface ShownSearch {
  result: SearchResult
  snapshot: Snapshot
  faults: readonly ParamFault[]
  /** What the address says that results are grouped by. */
  group: Grouping | undefined
  /** The reviews of this page, where results are shown by review. */
  groups?: readonly ShownGroup[] | undefined
  /** What could be let go, where nothing matches. */
  loosenings?: Loosenings | undefined
}

/** Everything a page of results says, with every link made here. */
export function presentSearch({ result, snapshot, faults, group, groups, loosenings }: ShownSearch) {
  const { query, total, reduced } = result
  const { taxonomy } = snapshot
  const first = { ...query, page: 1 }
  const toUrl = (to: SearchQuery) => toSearchUrl(to, group)
  const meant = didYouMean(result, snapshot)
  return {
    query,
    /** Kept when other words are typed: a kind that was chosen, not one that these words mean. */
    keptKind: query.kind === kindMeant(query.q) ? undefined : query.kind,
    group,
    sentence: toSentence(result, groups !== undefined),
    notices: faults.map(toNotice),
    explained: result.explained,
    meant: meant === undefined ? undefined : { q: meant, href: toUrl({ ...first, q: meant }) },
    offers: suggestFilters(query, snapshot).map(offer => ({
      label: `${offer.facetLabel}: ${offer.termLabel}`,
      href: toUrl(offer.query),
    })),
    chosen: chosenFilters(first, taxonomy, toUrl),
    feedHref: toFollowedHref('/search.atom', query),
    savedHref: toFollowedHref('/saved', query),
    clearHref: toUrl({ ...first, filters: {}, from: undefined, to: undefined, area: [] }),
    kinds: KINDS.map(kind => presentKind(kind, result, toUrl)),
    sorts: total > 1 ? presentSorts(first, groups ? GROUP_SORT_NAMES : SORT_NAMES, toUrl) : [],
    groupings: total > 1 && query.kind !== 'review' ? presentGroupings(first, groups !== undefined) : [],
    facets: presentFacets(result.facets, query),
    areas: countAreas(snapshot.catalogue, result.areaRows).map(({ area, count }) => ({
      area,
      count,
      selected: query.area.some(chosen => chosen.toLowerCase() === area.toLowerCase()),
    })),
    named: result.review && query.page === 1 ? presentRecord(result.review, taxonomy) : undefined,
    hits: groups ? [] : presentHits(result, taxonomy),
    groups: groups && presentGroups(groups, query.kind, reduced, taxonomy),
    related: result.related.map(hit => presentOfKind(hit, result, taxonomy)),
    pages: presentPages(query.page, result.pages, page => toUrl({ ...query, page })),
    advice: loosenings && presentAdvice(result, loosenings, taxonomy, toUrl),
    /** Where every match can be had, and not only those of a page. */
    extract:
      total === 0
        ? undefined
        : {
            href: `/extracts/new?${toExtractString({ query })}`,
            label: `${total === 1 ? '' : 'all '}${countOf(total, query.kind)}`,
          },
    demonstrations: query.filters['record']?.includes('demonstration') ?? false,
  }
}

function presentSorts(
  query: SearchQuery,
  names: Readonly<Record<SearchQuery['sort'], string>>,
  toUrl: (query: SearchQuery) => string,
) {
  const current = query.sort === 'relevance' && query.q === '' ? 'newest' : query.sort
  return SORTS.filter(sort => sort !== 'relevance' || query.q !== '').map(sort => ({
    label: names[sort],
    href: toUrl({ ...query, sort }),
    current: sort === current,
  }))
}

function presentGroupings(query: SearchQuery, isGrouped: boolean) {
  return [
    { label: 'One by one', href: toSearchUrl(query), current: !isGrouped },
    { label: 'By review', href: toSearchUrl(query, 'review'), current: isGrouped },
  ]
}

/** The hits, with matches of other kinds where they are set among them. */
function presentHits(result: SearchResult, taxonomy: Taxonomy) {
  return result.hits.flatMap((hit, at) => [
    ...result.beside
      .filter(({ before }) => before === at)
      .map(one => ({ ...presentOfKind(one.hit, result, taxonomy), isBeside: true })),
    presentFound(hit, result.reduced, taxonomy),
  ])
}

/** A hit that says what it is, where that is not what was asked for. */
function presentOfKind(hit: Hit, { query, reduced }: SearchResult, taxonomy: Taxonomy) {
  const { one } = KIND_NAMES[hit.row.kind]
  const found = presentFound(hit, reduced, taxonomy)
  return hit.row.kind === query.kind ? found : { ...found, of: one.charAt(0).toUpperCase() + one.slice(1) }
}

/** One sentence that says what is shown, of what, with its base. */
function toSentence({ query, reduced, total, reviews, pages }: SearchResult, isGrouped: boolean) {
  const start = (query.page - 1) * query.perPage + 1
  const end = Math.min(isGrouped ? reviews : total, start + query.perPage - 1)
  return {
    count: total === 0 ? `No ${KIND_NAMES[query.kind].many}` : countOf(total, query.kind),
    of: query.kind === 'review' || total === 0 ? '' : `from ${countOf(reviews, 'review')}`,
    words: reduced.words,
    phrases: reduced.phrases,
    excluded: reduced.excluded,
    dropped: reduced.dropped,
    range: pages > 1 && start <= end ? `${isGrouped ? 'reviews ' : ''}${start} to ${end} shown` : '',
  }
}

/** What was left aside, so that nobody takes the results for an answer to it. Of a long text the beginning is used. */
function toNotice({ name, detail }: ParamFault) {
  return { name, detail: name === 'q' ? detail : `${detail} It is left out.` }
}

function presentKind(kind: Kind, { query, kinds }: SearchResult, toUrl: (query: SearchQuery) => string) {
  const count = kinds[kind]
  const { many } = KIND_NAMES[kind]
  return {
    label: many.charAt(0).toUpperCase() + many.slice(1),
    count,
    current: kind === query.kind,
    href: count === null ? undefined : toUrl({ ...query, kind, page: 1 }),
  }
}
