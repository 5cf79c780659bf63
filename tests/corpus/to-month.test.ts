import { describe, expect, it } from 'vitest'
import { toMonth } from '../../src/corpus/to-month.ts'

describe('toMonth', () => {
  it.each([
    ['a year and a month', '2006-03', 'March 2006'],
    ['the first month', '2006-01', 'January 2006'],
    ['the last month', '2006-12', 'December 2006'],
    ['a year alone', '1945', '1945'],
    ['a month that there is not', '2006-13', '2006'],
    ['nothing', undefined, ''],
  ])('%s', (_what, date, expected) => {
    expect(toMonth(date)).toBe(expected)
  })
})
