import { describe, expect, it } from 'vitest'
import { closest, didYouMean } from '../../src/problems/closest.ts'

const FACTORS = ['boundary-gap', 'procedure-design', 'tools-and-records', 'supervision-gap']

describe('closest', () => {
  it.each([
    ['a letter left out', 'boundry-gap', FACTORS, 'boundary-gap'],
    ['a letter too many', 'boundarry-gap', FACTORS, 'boundary-gap'],
    ['two letters exchanged', 'procedrue-design', FACTORS, 'procedure-design'],
    ['capitals and spaces', 'Tools and Records', FACTORS, 'tools-and-records'],
    ['underscores and space around', ' tools_and_records ', FACTORS, 'tools-and-records'],
    ['a candidate with spaces', 'what-hapened', ['What happened', 'Questions'], 'What happened'],
    ['the nearer of two', 'supervision-gab', ['supervision-bag', 'supervision-gap'], 'supervision-gap'],
    ['the first of two as near', 'cat', ['bat', 'hat'], 'bat'],
    ['the other case of a short id', 's1', ['S1', 'S2'], 'S1'],
    ['a short id that is another one', 'S3', ['S1', 'S2'], undefined],
    ['a grade that is another one', 'D', ['A', 'B', 'C'], undefined],
    ['a word that is far from all', 'weather', FACTORS, undefined],
    ['nothing', '', FACTORS, undefined],
    ['no candidates', 'boundary-gap', [], undefined],
  ])('given %s, %j among %j, offers %j', (_, word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected)
  })

  it('offers nothing that differs in more than a third of its letters', () => {
    expect(closest('abcxxx', ['abcdef'])).toBeUndefined()
    expect(closest('abcdxx', ['abcdef'])).toBe('abcdef')
  })
})

describe('didYouMean', () => {
  it('words the offer as a question', () => {
    expect(didYouMean('boundry-gap', FACTORS)).toEqual({ hint: 'Did you mean `boundary-gap`?' })
  })

  it('has no hint at all where there is nothing to offer', () => {
    expect(didYouMean('weather', FACTORS)).toEqual({})
  })
})
