import { describe, expect, it } from 'vitest'
import { differences, evaluate, toAnswer, valuesOf, type Run } from '../../scripts/relevance/evaluate.ts'
import type { Grade } from '../../scripts/relevance/judgements.ts'
import { reportHalf } from '../../scripts/relevance/report-half.ts'
import { reportWorst } from '../../scripts/relevance/report-worst.ts'
import { aQuery } from './a-query.ts'

const QUERIES = [
  aQuery({ id: 'q001', query: 'first words' }),
  aQuery({ id: 'q002', query: 'second words', kind: 'question' }),
  aQuery({ id: 'q003', query: 'third words' }),
]
const JUDGED: ReadonlyMap<string, ReadonlyMap<string, Grade>> = new Map([
  ['q001', new Map<string, Grade>([['a', 3]])],
  ['q002', new Map<string, Grade>([['a', 2]])],
  ['q003', new Map<string, Grade>([['a', 1]])],
])

function run(name: string, role: Run['system']['role'], lists: ReadonlyArray<readonly string[]>): Run {
  const answers = QUERIES.map((query, at) => toAnswer(query, lists[at]!, JUDGED.get(query.id)!))
  return { system: { name, role }, answers }
}

const OURS = run('ours', 'ours', [['a'], ['x', 'a'], ['x', 'y']])
const OTHER = run('other', 'baseline', [['x', 'a'], ['a'], ['a']])

describe('evaluate', () => {
  it('asks every system every query, and says what nobody judged', async () => {
    const system = { name: 'one', role: 'ours' as const, find: async (words: string) => ['a', words] }
    const [{ answers }] = (await evaluate([system], QUERIES, JUDGED)) as [Run]
    expect(answers.map(({ docs }) => docs)).toEqual([
      ['a', 'first words'],
      ['a', 'second words'],
      ['a', 'third words'],
    ])
    expect(answers.map(({ unjudged }) => unjudged)).toEqual([
      ['first words'],
      ['second words'],
      ['third words'],
    ])
  })
})

describe('differences', () => {
  it('are taken query by query, where a good answer is known', () => {
    expect(valuesOf(OURS, 'reciprocalRank')).toEqual([1, 0.5])
    expect(differences(OURS, OTHER, 'reciprocalRank')).toEqual([0.5, -0.5])
  })
})

describe('reportHalf', () => {
  const text = reportHalf('Held-out half', [OURS, OTHER])

  it('says how many queries each figure is of', () => {
    expect(text).toContain('3 queries. nDCG@10 over the 3 ')
    expect(text).toMatch(/the 2 with one of grade 2 or above\. For 1 no good answer exists/)
  })

  it('has the figures of each system and what ours has more', () => {
    const rowOf = (name: string) => text.split('\n').find(line => line.startsWith(`${name}  `))
    // nDCG: 1, 1/log2(3) and 0 of ours; 1/log2(3), 1 and 1 of the other. Found: 5, with 3 unjudged; 4, with 1.
    expect(rowOf('ours')).toMatch(/^ours +0\.544 \[.*1\.000 \[.*0\.750 \[.* 5 +3$/)
    expect(rowOf('other')).toMatch(/^other +0\.877 \[.*1\.000 \[.*0\.750 \[.* 4 +1$/)
    expect(rowOf('ours - other')).toMatch(/^ours - other +-0\.333 \[.*\+0\.000 \[.*\+0\.000 \[/)
  })

  it('has the figures of each kind of query', () => {
    const [ndcg = ''] = text
      .split('success@3 by kind')
      .slice(0, 1)
      .map(part => part.split('nDCG@10 by kind')[1]!)
    expect(ndcg).toMatch(/few-words +2 +0\.50 +0\.82\n/)
    expect(ndcg).toMatch(/question +1 +0\.63 +1\.00\n/)
    expect(ndcg).toMatch(/quote +0 +- +-\n/)
  })

  it('says nothing of a single query', () => {
    expect(text).not.toMatch(/q00\d|first words|second words|third words/)
  })
})

describe('reportWorst', () => {
  const text = reportWorst(OURS)

  it('has the worst first, with what was found and where the expected stands', () => {
    expect(text.indexOf('q003')).toBeLessThan(text.indexOf('q002'))
    expect(text.indexOf('q002 question: second words')).toBeLessThan(text.indexOf('q001 few-words'))
    expect(text).toMatch(/found +x \(unjudged\)\n +a \(2\)\n +expected +a \(2, found as 2\)/)
  })

  it('names the queries that no document answers well', () => {
    expect(text).toContain('No good answer exists for: q003')
  })
})
