import type { PeerPage, PeerQuestion, PeerRecord } from './peer.ts'

/** Makes a page of the numbers of the records that match the words, best first. */
export type PageCounter = (matches: Iterable<number>, question: PeerQuestion) => PeerPage

/**
 * Filters and counts for peers that cannot: one pass over the matches. A record that meets all filters counts in
 * every facet, one that misses a single facet in that facet alone, since counts there are what choosing another of
 * its terms would give.
 */
export function createPageCounter(records: readonly PeerRecord[]): PageCounter {
  return (matches, { kind, filters, facets, perPage }) => {
    const narrowed = Object.entries(filters).map(([key, terms]) => [key, new Set(terms)] as const)
    const page: PeerPage = {
      total: 0,
      ids: [],
      facets: Object.fromEntries(facets.map(key => [key, {}])),
    }
    for (const number of matches) {
      const record = records[number]!
      if (record.kind !== kind) continue
      const missed = narrowed.filter(([key, terms]) => !record.terms[key]?.some(term => terms.has(term)))
      if (missed.length > 1) continue
      const counted = missed.length === 0 ? facets : [missed[0]![0]]
      for (const key of counted) {
        const counts = (page.facets[key] ??= {})
        for (const term of record.terms[key] ?? []) counts[term] = (counts[term] ?? 0) + 1
      }
      if (missed.length > 0) continue
      page.total += 1
      if (page.ids.length < perPage) page.ids.push(record.id)
    }
    return page
  }
}
