import { describe, expect, it } from 'vitest'
import { toSlug } from '../../src/corpus/sections.ts'

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
