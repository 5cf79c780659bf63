import { describe, expect, it } from 'vitest'
import { evaluateSimilar, seedsOfHalf, toSimilarAnswer } from '../../scripts/relevance/evaluate-similar.ts'
import type { Grade } from '../../scripts/relevance/judgements.ts'
import type { SimilarSeed } from '../../scripts/relevance/load-similar-seeds.ts'
import { reportSimilar } from '../../scripts/relevance/report-similar.ts'
import type { SimilarSystem } from '../../scripts/relevance/systems/similar/similar-system.ts'

const SEEDS: SimilarSeed[] = [
  { id: 's01', half: 'tuning', to: '2001-a/F1' },
  { id: 's02', half: 'tuning', kind: 'finding', text: 'Visits were missed.' },
  { id: 's03', half: 'held-out', to: '2002-b/F1' },
]
const judged = (grades: Record<string, Grade>) => new Map(Object.entries(grades))
const JUDGED = new Map([
  ['s01', judged({ a: 3, b: 0 })],
  ['s02', judged({ a: 1 })],
  ['s03', judged({ a: 2 })],
])

function system(name: string, role: SimilarSystem['role'], lists: Record<string, string[]>): SimilarSystem {
  return { name, role, find: async ({ id }) => lists[id] }
}

const SYSTEMS = [
  system('ours', 'ours', { s01: ['b', 'a'], s02: ['a'], s03: ['a'] }),
  system('other', 'baseline', { s01: ['x', 'b', 'y', 'a'], s03: ['x'] }),
]

describe('toSimilarAnswer', () => {
  it('looks at the first five for nDCG and for what nobody judged, and at three for success', () => {
    const far = toSimilarAnswer(SEEDS[0]!, ['v', 'w', 'x', 'y', 'b', 'a', 'z'], JUDGED.get('s01')!)
    expect(far.scores).toEqual({ ndcg: 0, success: 0 })
    expect(far.unjudged).toEqual(['v', 'w', 'x', 'y'])
    const near = toSimilarAnswer(SEEDS[0]!, ['x', 'b', 'a'], JUDGED.get('s01')!)
    expect(near.scores.ndcg).toBeCloseTo(0.5, 9)
    expect(near.scores.success).toBe(1)
  })

  it('has no figures where the system could not be asked', () => {
    expect(toSimilarAnswer(SEEDS[1]!, undefined, JUDGED.get('s02')!)).toEqual({
      seed: SEEDS[1],
      scores: { ndcg: undefined, success: undefined },
      unjudged: [],
    })
  })
})

describe('reportSimilar', async () => {
  const runs = await evaluateSimilar(SYSTEMS, SEEDS, JUDGED)
  const text = reportSimilar('Similar, tuning half', seedsOfHalf(runs, 'tuning'))
  const rowOf = (name: string) => text.split('\n').find(line => line.startsWith(`${name}  `))

  it('says of how many seeds the figures are', () => {
    expect(text).toContain('2 seeds, 1 of them pasted texts')
    expect(text).toMatch(/success@3 over the 1 for which\n.*for 1 nothing is\./)
  })

  it('has the figures of each system over the seeds that it was asked', () => {
    // nDCG: 1/log2(3) and 1 of ours; 1/log2(5) of the other, which was asked one.
    expect(rowOf('ours')).toMatch(/^ours +2 +0\.815 \[0\.631, 1\.000\] +1\.000 \[.* 0$/)
    expect(rowOf('other')).toMatch(/^other +1 +0\.431 \[.* 0\.000 \[.* 2$/)
  })

  it('compares them where both were asked', () => {
    expect(rowOf('ours - other')).toMatch(/^ours - other +\+0\.200 \[.*\+1\.000 \[/)
  })

  it('has the seeds of one half alone', () => {
    const heldOut = reportSimilar('Similar, held-out half', seedsOfHalf(runs, 'held-out'))
    expect(heldOut).toMatch(/^1 seeds?, 0 of them/m)
    expect(heldOut).toMatch(/ours - other +\+1\.000 /)
  })

  it('says nothing of a single seed', () => {
    expect(text).not.toMatch(/s0\d|2001-a|Visits/)
  })
})
