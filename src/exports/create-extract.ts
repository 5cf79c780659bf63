import type { Row } from '../analysis/catalogue.ts'
import { select } from '../analysis/selection.ts'
import type { Snapshot } from '../analysis/snapshot.ts'
import type { Matches } from '../search/all-matches.ts'
import type { SearchQuery } from '../search/search-params.ts'
import { settingsDigest } from '../search/index-settings.ts'
import { toQueryString, toSearchUrl } from '../search/to-query-string.ts'
import { toSentence } from '../search/to-sentence.ts'
import type { Site } from './column.ts'
import { USUAL_TITLE, type LeftOut } from './extract-request.ts'
import type { Receipt } from './receipt.ts'
import { signReceipt, type Signer } from './sign-receipt.ts'
import type { ThematicExtract } from './thematic-extract.ts'

/** What is asked for. */
export interface ExtractRequest {
  query: SearchQuery
  title?: string | undefined
  notes?: string | undefined
  leaveOut?: readonly LeftOut[] | undefined
}

/** What an extract is made with. */
export interface ExtractMaker {
  signer: Signer
  site: Site
  /** Version of the software. */
  software: string
}

/** Something was to be left out that is not there. */
export class NotAmongMatches extends Error {
  readonly ids: readonly string[]

  constructor(ids: readonly string[]) {
    super(
      `Not among the matches, so it cannot be left out: ${ids.map(id => `\`${id.slice(0, 120)}\``).join(', ')}.`,
    )
    this.name = 'NotAmongMatches'
    this.ids = ids
  }
}

/**
 * Every match of a query but what is left out by hand, with a signed receipt.
 * @param matches of the query
 * @throws NotAmongMatches
 */
export function createExtract(
  { snapshot, rows: all, engine }: Matches,
  { query: asked, title, notes = '', leaveOut = [] }: ExtractRequest,
  { signer, site, software }: ExtractMaker,
): ThematicExtract {
  // An extract has no pages.
  const query: SearchQuery = { ...asked, page: 1, perPage: 20 }
  const reasons = new Map(leaveOut.map(({ id, reason }) => [id, reason]))
  const found = new Set(all.map(({ id }) => id))
  const strange = [...reasons.keys()].filter(id => !found.has(id))
  if (strange.length > 0) throw new NotAmongMatches(strange)
  const rows = all.filter(({ id }) => !reasons.has(id))
  const { corpus, taxonomy } = snapshot
  const receipt: Receipt = {
    version: 1,
    title: title || USUAL_TITLE,
    notes,
    made: new Date().toISOString(),
    query: {
      sentence: toSentence(query, taxonomy),
      url: `${site.address}${toSearchUrl(query)}`,
      string: toQueryString(query),
    },
    corpus: corpus.digest,
    taxonomy: { version: taxonomy.version, digest: taxonomy.digest },
    settings: settingsDigest(taxonomy),
    engine,
    software,
    counts: countsOf(rows, query, snapshot),
    leftOut: [...reasons].map(([id, reason]) => ({ id, reason })),
    items: rows.map(row => ({ id: row.id, digest: digestOf(row) })),
  }
  return { title: receipt.title, notes, query, snapshot, rows, receipt: signReceipt(receipt, signer) }
}

/** Digest of what a row says, as anybody may read it. */
export function digestOf(row: Row): string {
  return (row.item ?? row.review).digest
}

function countsOf(rows: readonly Row[], query: SearchQuery, snapshot: Snapshot): Receipt['counts'] {
  const byReview = new Map<string, number>()
  for (const { review } of rows) byReview.set(review.id, (byReview.get(review.id) ?? 0) + 1)
  return {
    items: rows.length,
    reviews: byReview.size,
    reviewsInLibrary: reviewsInReach(query, snapshot),
    byKind: { [query.kind]: rows.length },
    byReview: [...byReview].map(([id, items]) => ({ id, items })),
  }
}

/** Reviews of the years, the places and the sort that were asked for, whatever was found in them. */
function reviewsInReach(query: SearchQuery, { catalogue, taxonomy }: Snapshot): number {
  const ofReviews = Object.entries(query.filters).filter(([key]) => taxonomy.facet(key)?.reviewOnly)
  return select(catalogue, { ...query, kind: 'review', filters: Object.fromEntries(ofReviews) }).count()
}
