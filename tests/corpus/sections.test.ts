import { describe, expect, it } from 'vitest'
import { isLibrarySection, toSlug } from '../../src/corpus/sections.ts'

describe('toSlug', () => {
  it.each([
    ['Why it made sense at the time', 'why-it-made-sense-at-the-time'],
    ["Children's social care", 'children-s-social-care'],
    ['  Limits: of this record! ', 'limits-of-this-record'],
    ['Renée Peñalosa', 'renee-penalosa'],
    ['Climbié', 'climbie'],
    ['…', ''],
  ])('of %s is %s', (heading, expected) => {
    expect(toSlug(heading)).toBe(expected)
  })
})

describe('isLibrarySection', () => {
  it.each([
    ['questions', 'summary', true], ['what-it-means-for-children', 'summary', true], ['what-happened', 'summary', false],
    ['questions', 'review', false], ['what-it-means-for-children', 'demonstration', false],
  ])('of %s in a %s: %s', (slug, record, expected) => {
    expect(isLibrarySection(slug, record)).toBe(expected)
  })
})
