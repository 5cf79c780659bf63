import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { toJudgingForm, toJudgingSheet } from '../../scripts/relevance/judging-sheet.ts'
import { aQuery } from './a-query.ts'

const TEXTS = new Map([
  ['2001-a/F1', { title: 'Nobody asked', text: 'The visits were not counted.' }],
  ['2001-a', { title: 'The report', text: 'A summary.' }],
])
const POOLED = [
  {
    asked: aQuery({ kind: 'misspelling', half: 'held-out', seeds: ['1999-seed'] }),
    pool: { query: 'q001', docs: ['2001-a/F1', '2001-a'] },
  },
  {
    asked: aQuery({ id: 'q002', query: 'who counts', persona: 'gp' }),
    pool: { query: 'q002', docs: ['2001-a/F1'] },
  },
]

describe('toJudgingSheet', () => {
  const sheet = toJudgingSheet(POOLED, TEXTS)

  it('has what was typed, by whom and what for, and each document', () => {
    for (const text of [
      'missed visits',
      'social worker',
      'Findings on visits that were missed.',
      'who counts',
      'q001, document 2: 2001-a',
      'A summary.',
    ])
      expect(sheet).toContain(text)
  })

  it('says neither kind nor half nor seeds of a query', () => {
    expect(sheet).not.toMatch(/misspelling|held-out|tuning|1999-seed/)
  })

  it('gives a text once and then says where it stands', () => {
    expect(sheet.split('The visits were not counted.')).toHaveLength(2)
    expect(sheet).toMatch(
      /q002, document 1: 2001-a\/F1\n\n\*\*Nobody asked\*\*\n\n\(Text given under q001\.\)/,
    )
  })
})

describe('toJudgingForm', () => {
  it('is a list in which every grade is missing', () => {
    expect(parse(toJudgingForm(POOLED.map(({ pool }) => pool)))).toEqual([
      { query: 'q001', doc: '2001-a/F1', grade: null },
      { query: 'q001', doc: '2001-a', grade: null },
      { query: 'q002', doc: '2001-a/F1', grade: null },
    ])
  })
})
