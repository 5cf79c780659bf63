import { describe, expect, it } from 'vitest'
import type { Grade } from '../../scripts/relevance/judgements.ts'
import { ndcg, reciprocalRank, successAt3, toScores } from '../../scripts/relevance/metrics.ts'

const judged = (grades: Record<string, Grade>) => new Map(Object.entries(grades))

describe('ndcg', () => {
  it('is the gain that was found, less the deeper it stands, as a share of the best list there can be', () => {
    // Found: 7/1 + 0 + 3/2 = 8.5. Best: 7/1 + 3/1.5849625 + 1/2 = 9.3927893.
    expect(ndcg(['a', 'b', 'c'], judged({ a: 3, b: 0, c: 2, d: 1 }))).toBeCloseTo(0.9049495, 6)
  })

  it('looks as deep as it is told, in what was found and in the best list', () => {
    // Found: 0 + 3/log2(3) = 1.8927893. Best: 7 + 3/log2(3) = 8.8927893.
    expect(ndcg(['b', 'c', 'a'], judged({ a: 3, b: 0, c: 2, d: 1 }), 2)).toBeCloseTo(0.2128454, 6)
  })

  it('is 1 for the best list and 0 for one without anything of worth', () => {
    const grades = judged({ a: 3, b: 2, c: 1, d: 0 })
    expect(ndcg(['a', 'b', 'c'], grades)).toBe(1)
    expect(ndcg(['d'], grades)).toBe(0)
    expect(ndcg([], grades)).toBe(0)
  })

  it('counts a document that nobody judged as 0, in its place', () => {
    // 7 / log2(3) against 7.
    expect(ndcg(['strange', 'a'], judged({ a: 3 }))).toBeCloseTo(0.6309298, 6)
  })

  it('looks at ten places, of what was found and of the best list', () => {
    const eleven = Array.from({ length: 11 }, (_, at) => `d${at}`)
    const all = judged(Object.fromEntries(eleven.map(doc => [doc, 1])))
    expect(ndcg(eleven, all)).toBe(1)
    expect(ndcg([...Array.from({ length: 10 }, (_, at) => `x${at}`), 'd1'], all)).toBe(0)
  })

  it('is not defined where nothing that was judged is of any worth', () => {
    expect(ndcg(['a'], judged({ a: 0 }))).toBeUndefined()
    expect(ndcg(['a'], judged({}))).toBeUndefined()
  })
})

describe('successAt3', () => {
  const grades = judged({ good: 2, poor: 1, none: 0 })

  it('is 1 where a document of grade 2 stands third, and 0 where it stands fourth', () => {
    expect(successAt3(['none', 'poor', 'good'], grades)).toBe(1)
    expect(successAt3(['none', 'poor', 'x', 'good'], grades)).toBe(0)
  })

  it('is not defined where no document of grade 2 is known', () => {
    expect(successAt3(['poor'], judged({ poor: 1, none: 0 }))).toBeUndefined()
  })
})

describe('reciprocalRank', () => {
  it('is one divided by the place of the first good answer', () => {
    const grades = judged({ good: 3, also: 2, poor: 1 })
    expect(reciprocalRank(['also', 'good'], grades)).toBe(1)
    expect(reciprocalRank(['poor', 'x', 'y', 'good', 'also'], grades)).toBe(0.25)
  })

  it('is 0 where it stands past the tenth place, and not defined where there is none', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `x${at}`)
    expect(reciprocalRank([...ten, 'good'], judged({ good: 3 }))).toBe(0)
    expect(reciprocalRank(['poor'], judged({ poor: 1 }))).toBeUndefined()
  })
})

describe('toScores', () => {
  it('gives every figure of a list', () => {
    expect(toScores(['x', 'a'], judged({ a: 3 }))).toEqual({
      ndcg: expect.closeTo(0.6309298, 6) as number,
      success: 1,
      reciprocalRank: 0.5,
    })
  })
})
