import { describe, expect, it } from 'vitest'
import { createPageCounter } from '../../scripts/bench/peers/page-counter.ts'
import type { PeerQuestion, PeerRecord } from '../../scripts/bench/peers/peer.ts'

const record = (id: string, kind: string, cause: string[], agency: string[]): PeerRecord => ({
  id,
  kind,
  text: { title: id },
  terms: { cause, agency },
})
const RECORDS = [
  record('a', 'finding', ['handover'], ['police']),
  record('b', 'finding', ['handover', 'workload'], ['education']),
  record('c', 'finding', ['workload'], ['police', 'education']),
  record('d', 'review', ['handover'], ['police']),
]
const QUESTION: PeerQuestion = {
  words: [],
  phrases: [],
  kind: 'finding',
  filters: {},
  facets: ['cause', 'agency'],
  perPage: 2,
}

describe('createPageCounter', () => {
  it('takes the kind that is asked for, counts all and lists a page of it in order', () => {
    expect(createPageCounter(RECORDS)([3, 2, 0, 1], QUESTION)).toEqual({
      total: 3,
      ids: ['c', 'a'],
      facets: { cause: { handover: 2, workload: 2 }, agency: { police: 2, education: 2 } },
    })
  })

  it('counts within a facet that is narrowed as if it were not', () => {
    const filters = { cause: ['handover'], agency: ['police'] }
    expect(createPageCounter(RECORDS)([0, 1, 2, 3], { ...QUESTION, filters })).toEqual({
      total: 1,
      ids: ['a'],
      facets: { cause: { handover: 1, workload: 1 }, agency: { police: 1, education: 1 } },
    })
  })
})
