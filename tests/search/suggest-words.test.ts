import { describe, expect, it } from 'vitest'
import { toWords } from '../../src/search/suggest-words.ts'

describe('toWords', () => {
  it.each<[name: string, text: string, words: string[]]>([
    ['nothing', '', []],
    ['signs alone', ' – … ! “”', []],
    ['a sentence', 'School was told; nobody asked.', ['school', 'was', 'told', 'nobody', 'asked']],
    ['accents', 'Victoria Climbié, naïve', ['victoria', 'climbie', 'naive']],
    ['a possessive', "the child's day", ['the', 'child', 'day']],
    ['a possessive as a word processor writes it', 'the child’s day', ['the', 'child', 'day']],
    ['an apostrophe inside a name', "O'Brien and O’Brien", ['obrien', 'and', 'obrien']],
    ['an apostrophe of several', "the parents' home", ['the', 'parents', 'home']],
    ['hyphens and dashes', 'multi-agency 1997–2013', ['multi', 'agency', '1997', '2013']],
    ['letters of another alphabet', 'Здоровье ребёнка', ['здоровье', 'ребенка']],
  ])('reads %s', (_, text, words) => {
    expect(toWords(text)).toEqual(words)
  })
})
