import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  byQuery,
  loadJudgements,
  repeatedPairs,
  saveJudgements,
  type Judgement,
} from '../../scripts/relevance/judgements.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-judgements-'))
  path = join(folder, 'judgements.csv')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const SOME: Judgement[] = [
  { query: 'q002', doc: '2001-b/F1', grade: 0 },
  { query: 'q001', doc: '2001-b', grade: 3 },
  { query: 'q001', doc: '2001-a/R10', grade: 1 },
]

describe('judgements in a file', () => {
  it('are written by query and document, and read as they were', async () => {
    await saveJudgements(path, SOME)
    expect(await readFile(path, 'utf8')).toBe(
      'query,doc,grade\nq001,2001-a/R10,1\nq001,2001-b,3\nq002,2001-b/F1,0\n',
    )
    const read = await loadJudgements(path)
    expect(read).toHaveLength(3)
    expect(read).toEqual(expect.arrayContaining(SOME))
  })

  it('are none where there is no file', async () => {
    expect(await loadJudgements(path)).toEqual([])
  })

  it.each(['4', '-1', '1.5', '', 'good'])('are refused with the grade "%s"', async grade => {
    await writeFile(path, `query,doc,grade\nq001,2001-a/F1,${grade}\n`)
    await expect(loadJudgements(path)).rejects.toThrow()
  })

  it('are refused where a pair is judged twice, even alike', async () => {
    await writeFile(path, 'query,doc,grade\nq001,2001-a/F1,2\nq001,2001-a/F1,2\n')
    await expect(loadJudgements(path)).rejects.toThrow('q001 2001-a/F1')
  })
})

describe('byQuery', () => {
  it('has the grades of each query by document', () => {
    const grades = byQuery(SOME)
    expect([...grades.keys()].sort()).toEqual(['q001', 'q002'])
    expect(grades.get('q001')).toEqual(
      new Map([
        ['2001-b', 3],
        ['2001-a/R10', 1],
      ]),
    )
  })
})

describe('repeatedPairs', () => {
  it('says each pair that stands more than once, once', () => {
    const pair = { query: 'q001', doc: '2001-a' }
    expect(repeatedPairs([pair, { query: 'q002', doc: '2001-a' }, pair, pair])).toEqual(['q001 2001-a'])
  })
})
