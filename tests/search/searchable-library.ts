import { rm } from 'node:fs/promises'
import type { Snapshot } from '../../src/analysis/snapshot.ts'
import { parseSearchQuery, type RawParams } from '../../src/search/parse-search-query.ts'
import type { SearchResult } from '../../src/search/search-library.ts'
import { makeFolder, makeReviews, reviewsIn, startLibrary } from '../library-fixture.ts'
import { inventedReview, type Invented } from './invented-review.ts'

/** The real services on the real reviews, those of the fixtures and some that a test invents. */
export interface SearchableLibrary {
  snapshot: Snapshot
  /** Searches as an address does; a fault in it is a fault of the test. */
  search(params: RawParams): Promise<SearchResult>
  /** Ids of all matches, in their order. */
  find(params: RawParams): Promise<string[]>
  end(): Promise<void>
}

export async function startSearchableLibrary(invented: readonly Invented[] = []): Promise<SearchableLibrary> {
  const folder = await makeFolder()
  const undo = [() => rm(folder, { recursive: true, force: true })]
  const end = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const copied = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]
    const written = Object.fromEntries(invented.map(says => [`${says.id}.md`, inventedReview(says)]))
    const started = await startLibrary({ REVIEWS_DIR: await makeReviews(folder, copied, written) })
    undo.push(() => started.end())
    const { library } = started.services
    const { snapshot } = library
    const search = (params: RawParams) => {
      const { query, faults } = parseSearchQuery(params, snapshot.taxonomy)
      if (faults.length > 0) throw new Error(faults.map(fault => fault.detail).join('\n'))
      return library.search(query)
    }
    const find = async (params: RawParams) => {
      const first = await search({ 'per-page': '100', ...params })
      const hits = [...first.hits]
      for (let page = 2; page <= first.pages; page++)
        hits.push(...(await search({ 'per-page': '100', ...params, page: String(page) })).hits)
      return hits.map(hit => hit.row.id)
    }
    checkWritten(snapshot, invented)
    return { snapshot, search, find, end }
  } catch (cause) {
    await end()
    throw cause
  }
}

/** A review that is kept out would make a test say nothing. */
function checkWritten({ corpus }: Snapshot, invented: readonly Invented[]): void {
  if (invented.every(({ id }) => corpus.review(id))) return
  throw new Error(corpus.problems.map(problem => `${problem.file} ${problem.message}`).join('\n'))
}
