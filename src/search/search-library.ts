import { Bitset } from '../analysis/bitset.ts'
import type { Catalogue, Row } from '../analysis/catalogue.ts'
import { countFacets, type FacetCount } from '../analysis/facet-counts.ts'
import { select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import { singleTerm } from '../corpus/provenance.ts'
import type { Review } from '../corpus/review.ts'
import { KINDS, type Kind } from '../taxonomy/facet.ts'
import type { Synonyms } from '../taxonomy/synonyms-schema.ts'
import { toSetPhrases } from './engine-synonyms.ts'
import { nearMisses } from './near-misses.ts'
import { explainWords, inShorterWords, type ExplainedWord } from './in-other-words.ts'
import { namedReview } from './named-review.ts'
import { reduceQuery, type ReducedQuery } from './reduce-query.ts'
import type { MarkedRecord, SearchIndex, Strictness } from './search-index.ts'
import type { SearchQuery } from './search-params.ts'
import { toRecordId, toRowId } from './search-record.ts'
import {
  foundByTags,
  toExcerpt,
  toLeadExcerpt,
  toMarkedHtml,
  escapeHtml,
  type Excerpt,
} from './to-excerpt.ts'

/** One result. */
export interface Hit {
  row: Row
  /** HTML with what matched marked. */
  titleHtml: string
  excerpt: Excerpt
  /** HTML of the labels and synonyms of its terms that contain words the excerpt does not. */
  foundBy: string[]
}

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
  /** Near misses, where matches are few: never counted. */
  related: Hit[]
  facets: FacetCount[]
  /** Rows that meet everything but the choice of areas, for the counts of areas. */
  areaRows: Bitset
}

/** Fewer matches than this, and what nearly matches is offered beside them. */
const FEW = 5
const RELATED = 5

/**
 * Finds, counts and marks. The engine says which records contain the words and in what order; filters and counts
 * are taken in memory, so they are exact, and a search without words needs no engine at all.
 * @throws SearchUnavailable when there are words and the engine does not answer
 */
export async function searchLibrary(
  { catalogue, corpus }: Snapshot,
  index: SearchIndex,
  query: SearchQuery,
): Promise<SearchResult> {
  const { synonyms } = catalogue.taxonomy
  const reduced = reduceQuery(query.q, toSetPhrases(synonyms))
  const wordings = wordingsOf(query.q, reduced, synonyms)
  const ordered = wordings.length === 0 ? undefined : await matchAny(wordings, catalogue, index)
  const matching = ordered && Bitset.of(catalogue.size, ordered)
  const selected = select(catalogue, query, matching)
  const total = selected.count()
  const pages = Math.max(1, Math.ceil(total / query.perPage))
  const page = inOrder(selected, ordered, query, catalogue)
  const wantsRelated = ordered !== undefined && total < FEW && query.page === 1
  return {
    query,
    reduced,
    explained: explainWords(query.q, synonyms),
    total,
    reviews: catalogue.reviewsOf(selected),
    kinds: Object.fromEntries(
      KINDS.map(kind => [kind, countKind(catalogue, query, kind, matching)]),
    ) as Record<Kind, number | null>,
    pages,
    review: namedReview(
      [...reduced.words, ...reduced.phrases],
      corpus.reviews.filter(
        review => catalogue.row(review.id) && !catalogue.demonstrations.has(catalogue.row(review.id)!.number),
      ),
    ),
    hits: await toHits(
      page.map(number => catalogue.rows[number]!),
      wordings,
      index,
    ),
    related: wantsRelated ? await relatedHits(catalogue, query, reduced, matching!, index) : [],
    facets: countFacets(catalogue, query, matching),
    areaRows: query.area.length === 0 ? selected : select(catalogue, { ...query, area: [] }, matching),
  }
}

/** The query as it is put to the engine, and once more with its long synonyms in short; none without words. */
function wordingsOf(q: string, { text }: ReducedQuery, synonyms: Synonyms): string[] {
  if (text === '') return []
  const shorter = inShorterWords(q, synonyms)
  return shorter === undefined ? [text] : [text, reduceQuery(shorter, toSetPhrases(synonyms)).text]
}

/** Rows that match any wording, best first, those of the first wording before those of the second. */
async function matchAny(
  wordings: readonly string[],
  catalogue: Catalogue,
  index: SearchIndex,
): Promise<number[]> {
  const found = await Promise.all(wordings.map(text => index.match(text, 'every-word')))
  return [...new Set(rowNumbers(found.flat(), catalogue))]
}

/** Row numbers of record ids, in their order; records the catalogue does not know are left out. */
function rowNumbers(recordIds: readonly string[], catalogue: Catalogue): number[] {
  return recordIds.flatMap(id => {
    const row = catalogue.row(toRowId(id))
    return row ? [row.number] : []
  })
}

function countKind(
  catalogue: Catalogue,
  query: SearchQuery,
  kind: Kind,
  matching: Bitset | undefined,
): number | null {
  const applies = Object.keys(query.filters).every(key => catalogue.taxonomy.facet(key)?.describes(kind))
  return applies ? select(catalogue, { ...query, kind }, matching).count() : null
}

/** The rows of the page that was asked for. */
function inOrder(
  selected: Bitset,
  ordered: readonly number[] | undefined,
  { sort, page, perPage }: SearchQuery,
  catalogue: Catalogue,
): number[] {
  const start = (page - 1) * perPage
  const rows =
    sort === 'relevance' && ordered ? ordered.filter(number => selected.has(number)) : selected.rows()
  // Rows are numbered from the newest; turned round, findings of one review still stand in their order.
  if (sort === 'oldest')
    rows.sort(
      (a, b) =>
        catalogue.rows[a]!.review.published.localeCompare(catalogue.rows[b]!.review.published) || a - b,
    )
  return rows.slice(start, start + perPage)
}

/** Near misses that meet the filters, each marked by the query that found it. */
async function relatedHits(
  catalogue: Catalogue,
  query: SearchQuery,
  reduced: ReducedQuery,
  matching: Bitset,
  index: SearchIndex,
): Promise<Hit[]> {
  const near = (await nearMisses(reduced, index)).flatMap(miss => {
    const row = catalogue.row(toRowId(miss.id))
    return row && !matching.has(row.number) ? [{ ...miss, row }] : []
  })
  const allowed = select(
    catalogue,
    query,
    Bitset.of(
      catalogue.size,
      near.map(({ row }) => row.number),
    ),
  )
  const chosen = near.filter(({ row }) => allowed.has(row.number)).slice(0, RELATED)
  const hits = chosen.map(({ row, text, strictness }) => toHits([row], [text], index, strictness))
  return (await Promise.all(hits)).flat()
}

async function toHits(
  rows: readonly Row[],
  wordings: readonly string[],
  index: SearchIndex,
  strictness: Strictness = 'every-word',
): Promise<Hit[]> {
  const ids = rows.map(row => toRecordId(row.id))
  const found = await Promise.all(wordings.map(text => index.mark(text, ids, strictness)))
  // A record is marked by the first wording that finds it.
  const marked = new Map<string, MarkedRecord>(found.reverse().flatMap(records => [...records]))
  return rows.map(row => {
    const record = marked.get(toRecordId(row.id))
    const source = row.item ?? row.review
    return {
      row,
      titleHtml: record ? toMarkedHtml(record.title) : escapeHtml(source.title),
      excerpt:
        (record && toExcerpt(record)) ?? toLeadExcerpt(source.lead, singleTerm(row.review.tags, 'record')),
      foundBy: record ? foundByTags(record) : [],
    }
  })
}
