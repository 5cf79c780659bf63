import { describe, expect, it } from 'vitest'
import { checkJudged } from '../../scripts/relevance/check-judged.ts'

const POOLED = [
  { query: 'q001', doc: '2001-a/F1' },
  { query: 'q001', doc: '2001-a' },
]
const GRADED = [
  { query: 'q001', doc: '2001-a/F1', grade: 3 },
  { query: 'q001', doc: '2001-a', grade: 0 },
]

describe('checkJudged', () => {
  it('has no fault where each pair is judged once', () => {
    expect(checkJudged(POOLED, GRADED)).toEqual({ judgements: GRADED, faults: [] })
  })

  it.each([
    ['a pair that is missing', GRADED.slice(1), 'Not judged: q001 2001-a/F1'],
    [
      'a form that was not filled in',
      [{ ...GRADED[0], grade: null }, GRADED[1]],
      'Not judged: q001 2001-a/F1',
    ],
    ['a pair with two grades', [...GRADED, { ...GRADED[0], grade: 1 }], 'Judged twice: q001 2001-a/F1'],
    [
      'a pair nobody asked for',
      [...GRADED, { ...GRADED[0], query: 'q002' }],
      'Not in the pool: q002 2001-a/F1',
    ],
  ])('says %s, and nothing else', (_, rows, fault) => {
    expect(checkJudged(POOLED, rows).faults).toEqual([fault])
  })

  it.each([
    { ...GRADED[0], grade: 4 },
    { ...GRADED[0], grade: '3' },
    { ...GRADED[0], grade: 1.5 },
    { ...GRADED[0], why: 'close' },
    { query: 'q001', grade: 1 },
    'q001',
  ])('says what is no judgement: %j', row => {
    const { faults } = checkJudged(POOLED, [row, GRADED[1]])
    expect(faults).toEqual([`Not a judgement: ${JSON.stringify(row)}`, 'Not judged: q001 2001-a/F1'])
  })

  it('says what was judged in an earlier round', () => {
    expect(checkJudged(POOLED, GRADED, new Set(['q001 2001-a'])).faults).toEqual([
      'Judged in an earlier round: q001 2001-a',
    ])
  })
})
