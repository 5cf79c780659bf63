import type { TestQuery } from '../../scripts/relevance/load-queries.ts'

/** A query of the collection with only what a test is about. */
export function aQuery(given: Partial<TestQuery> = {}): TestQuery {
  return {
    id: 'q001',
    kind: 'few-words',
    half: 'tuning',
    query: 'missed visits',
    persona: 'social-worker',
    need: 'Findings on visits that were missed.',
    seeds: [],
    ...given,
  }
}
