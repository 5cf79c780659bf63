import { LRUCache } from 'lru-cache'
import type { SearchResult } from './search-library.ts'
import type { SearchQuery } from './search-params.ts'
import { toQueryString } from './to-query-string.ts'

/** However many are asked for, results take no more memory than this. */
const MOST_BYTES = 32 * 2 ** 20

/** Roughly what a hit and a count of a facet take beside their texts, which have two bytes a character. */
const BYTES = { hit: 600, count: 150, character: 2 }

/**
 * Results of searches, for as long as nothing changes that they are made of: whoever changes something makes a new
 * one. Searches that are the same and under way at once are put once, whether results are kept or not.
 */
export class KeptResults {
  readonly #asked = new Map<string, Promise<SearchResult>>()
  readonly #kept: LRUCache<string, SearchResult> | undefined

  /** @param most how many results are kept, those asked for last; 0 keeps none */
  constructor(most: number) {
    if (most > 0)
      this.#kept = new LRUCache({ max: most, maxSize: MOST_BYTES, sizeCalculation: estimateBytes })
  }

  /**
   * The result of a query: a kept one, that of the same query which is under way, or a new one. What fails is told to
   * all who wait for it and is not kept.
   * @param ask is called where there is neither
   */
  search(query: SearchQuery, ask: () => Promise<SearchResult>): Promise<SearchResult> {
    const key = toQueryString(query)
    const kept = this.#kept?.get(key)
    if (kept) return Promise.resolve(kept)
    const underWay = this.#asked.get(key)
    if (underWay) return underWay
    const asked = ask()
      .then(result => {
        this.#kept?.set(key, result)
        return result
      })
      .finally(() => this.#asked.delete(key))
    this.#asked.set(key, asked)
    return asked
  }
}

/** Bytes that a result takes for itself: records, reviews and the vocabulary are there anyway. */
function estimateBytes({ hits, beside, related, facets, areaRows }: SearchResult): number {
  const shown = [...hits, ...beside.map(({ hit }) => hit), ...related]
  const texts = shown.map(({ titleHtml, excerpt, foundBy }) =>
    [titleHtml, excerpt.html, ...foundBy].reduce((sum, text) => sum + text.length, 0),
  )
  return (
    Math.ceil(areaRows.size / 8) +
    shown.length * BYTES.hit +
    texts.reduce((sum, length) => sum + length, 0) * BYTES.character +
    facets.reduce((sum, { terms }) => sum + terms.length, 0) * BYTES.count
  )
}
