import { setImmediate } from 'node:timers/promises'
import { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { countFacets, type FacetCount } from '../analysis/facet-counts.ts'
import { describesKind, select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Review } from '../corpus/review.ts'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { besideRows } from './beside-rows.ts'
import { inOrder } from './in-order.ts'
import type { RankedRows } from './ranking/ranker.ts'
import { relatedRows } from './related-rows.ts'
import { toHits, type Hit } from './hits.ts'
import { Marking } from './marking/marking.ts'
import { explainWords, type ExplainedWord } from './in-other-words.ts'
import { rowsOfKeys } from './match-keys.ts'
import { namedReview } from './named-review.ts'
import { reduceQuery, type ReducedQuery } from './reduce-query.ts'
import type { MarkedRecord, SearchIndex } from './search-index.ts'
import type { SearchMemory } from './search-memory.ts'
import type { SearchQuery } from './search-params.ts'
import { wordingsOf } from './wordings.ts'

export interface SearchResult {
  query: SearchQuery
  reduced: ReducedQuery
  /** What the vocabulary says of words in the query. */
  explained: ExplainedWord[]
  /** How many matches there are. */
  total: number
  /** How many different reviews they come from. */
  reviews: number
  /** Total of each kind; null where a chosen facet is not recorded of it. */
  kinds: Record<Kind, number | null>
  pages: number
  /** The review that the query names. */
  review: Review | undefined
  hits: Hit[]
  /** Matches of other kinds that answer better than the hit they stand before: not counted here. */
  beside: Array<{ before: number; hit: Hit }>
  /** Near misses, where matches are few: never counted. */
  related: Hit[]
  facets: FacetCount[]
  /** Rows that meet everything but the choice of areas, for the counts of areas. */
  areaRows: Bitset
}

/**
 * Finds, ranks, counts and marks. The engine says which records contain the words, and marks them; filters, counts
 * and the order are taken in memory, so a search without words needs no engine at all. Until the ranking is made the
 * engine says the order too.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function searchLibrary(
  { catalogue }: Pick<Snapshot, 'catalogue'>,
  index: SearchIndex,
  query: SearchQuery,
  { ranker, texts }: Partial<Pick<SearchMemory, 'ranker' | 'texts'>> = {},
): Promise<SearchResult> {
  const { taxonomy } = catalogue
  const { synonyms } = taxonomy
  const reduced = reduceQuery(query.q, toSetPhrases(synonyms))
  const wordings = wordingsOf(query.q, reduced, synonyms)
  const byEngine = wordings.length > 0 && !ranker?.isReady && query.sort === 'relevance'
  // Which records match and which stand on the page are asked at once; they take the engine about as long.
  const asked = Promise.all([
    rowsWithWords(wordings, catalogue, index),
    byEngine ? rankedByEngine(wordings, query, index) : undefined,
  ])
  // Its failure is met below; until then nobody listens for it.
  asked.catch(() => undefined)
  // A request goes out when this turn of the loop is over: work begun at once would keep the engine waiting for it.
  if (wordings.length > 0) await setImmediate()
  // While the engine looks for what matches, what is to stand first is worked out here.
  const ranked = wordings.length > 0 ? ranker?.rank(withoutExclusions(query.q), catalogue) : undefined
  const marking = new Marking({ wordings, taxonomy, index, texts })
  // Most of what has every word in the ranking matches, so the page is marked before that is known for certain.
  if (ranked) marking.prepare(likelyPage(query, catalogue, ranked))
  const [matching, page] = await asked
  const selected = select(catalogue, query, matching)
  const total = selected.count()
  const pages = Math.max(1, Math.ceil(total / query.perPage))
  const rows = inOrder(selected, query, catalogue, ranked)
  const others = ranked && matching ? besideRows(query, rows, matching, ranked, catalogue) : []
  const shown = others.reduce((set, { row }) => set.or(Bitset.of(catalogue.size, [row.number])), selected)
  const near = ranked ? await relatedRows({ query, total, shown, ranked, catalogue, reduced, index }) : []
  const marks = Promise.all([
    page ? toHits(page, selected, catalogue) : marking.hits([...rows, ...others.map(({ row }) => row)]),
    marking.hits(near, 'some-words'),
  ])
  // Counted while the engine marks what is shown.
  const counted = {
    query,
    reduced,
    explained: explainWords(query.q, synonyms),
    total,
    reviews: catalogue.reviewsOf(selected),
    kinds: Object.fromEntries(
      KINDS.map(kind => [kind, kind === query.kind ? total : countKind(catalogue, query, kind, matching)]),
    ) as Record<Kind, number | null>,
    pages,
    review: namedReview([...reduced.words, ...reduced.phrases], catalogue),
    facets: countFacets(catalogue, query, matching),
    areaRows: query.area.length === 0 ? selected : select(catalogue, { ...query, area: [] }, matching),
  }
  const [marked, related] = await marks
  const beside = page ? [] : marked.slice(rows.length)
  return {
    ...counted,
    hits: page ? marked : marked.slice(0, rows.length),
    beside: beside.map((hit, at) => ({ before: others[at]!.before, hit })),
    related,
  }
}

/** The rows that will stand on the page if what has every word in the ranking is what matches. */
function likelyPage(query: SearchQuery, catalogue: Catalogue, ranked: RankedRows): Row[] {
  const likely = Bitset.of(catalogue.size, ranked.withEveryWord())
  return inOrder(select(catalogue, query, likely), query, catalogue, ranked)
}

/** What is asked for, without what is not: a record must not be ranked by a word that it may not contain. */
export function withoutExclusions(q: string): string {
  return q.replace(/(^|\s)-("[^"]*"|\S+)/g, '$1')
}

/** Rows that match any wording; undefined where there are no words to match. */
export async function rowsWithWords(
  wordings: readonly ReducedQuery[],
  catalogue: Catalogue,
  index: SearchIndex,
): Promise<Bitset | undefined> {
  const found = await Promise.all(wordings.map(({ text }) => index.matchKeys(text)))
  const sets = found.map(keys => rowsOfKeys(keys, catalogue))
  return sets.length === 0 ? undefined : sets.reduce((all, set) => all.or(set))
}

/**
 * The page as the engine ranks it. Where there are two wordings, what
 * the first finds stands before what only the second finds, so both are asked for all up to the end of the page.
 */
async function rankedByEngine(
  wordings: readonly ReducedQuery[],
  query: SearchQuery,
  index: SearchIndex,
): Promise<MarkedRecord[]> {
  const offset = (query.page - 1) * query.perPage
  if (wordings.length === 1) return index.page(wordings[0]!.text, query, { offset, limit: query.perPage })
  const span = { offset: 0, limit: offset + query.perPage }
  const found = (await Promise.all(wordings.map(({ text }) => index.page(text, query, span)))).flat()
  const first = new Map<string, MarkedRecord>()
  for (const record of found) if (!first.has(record.id)) first.set(record.id, record)
  return [...first.values()].slice(offset, offset + query.perPage)
}

function countKind(
  catalogue: Catalogue,
  query: SearchQuery,
  kind: Kind,
  matching: Bitset | undefined,
): number | null {
  return describesKind(catalogue, query.filters, kind)
    ? select(catalogue, { ...query, kind }, matching).count()
    : null
}
