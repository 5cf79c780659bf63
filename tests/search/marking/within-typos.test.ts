import { describe, expect, it } from 'vitest'
import { isWithinTypos, typosForgiven } from '../../../src/search/marking/within-typos.ts'

describe('wrong letters', () => {
  it.each([
    ['care', 0],
    ['abuse', 1],
    ['children', 1],
    ['professor', 2],
    ['section47', 0],
  ])('%s: %i', (word, most) => {
    expect(typosForgiven(word)).toBe(most)
  })

  it.each([
    ['school', 'schools', 1, true],
    ['school', 'shcool', 1, true],
    ['school', 'scool', 1, true],
    ['school', 'schuul', 1, false],
    ['school', 'bschool', 1, false],
    ['supervision', 'supervison', 2, true],
    ['supervision', 'supervsoin', 2, true],
    ['supervision', 'zupervision', 2, true],
    ['supervision', 'zupervison', 2, false],
    ['supervision', 'superviso', 2, true],
    ['supervision', 'provision', 2, false],
  ])('%s and %s, at most %i: %s', (asked, word, most, expected) => {
    expect(isWithinTypos(asked, word, most)).toBe(expected)
  })
})
