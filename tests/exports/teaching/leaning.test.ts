import { describe, expect, it } from 'vitest'
import { leansOnBefore } from '../../../src/exports/teaching/leaning.ts'

describe('leansOnBefore', () => {
  it.each([
    'It was not passed on.',
    'When they asked, nobody knew.',
    'Nobody put them side by side and treated the pattern as a child being kept out of sight.',
    'Our reading: nobody put them side by side.',
    'Writing it down openly, with the reasons, lets somebody weigh both views for the child.',
    'The council and the government said that they would be carried out.',
  ])('is so of a sentence that points at what was named before it: %s', sentence => {
    expect(leansOnBefore(sentence)).toBe(true)
  })

  it.each([
    'Nobody confirmed where she was, and services lost sight of her.',
    'Sometimes it is hard to ask.',
    'The reasons that were given were taken at face value.',
    'One missed visit says little.',
  ])('is not so of a sentence that says by itself what it speaks of: %s', sentence => {
    expect(leansOnBefore(sentence)).toBe(false)
  })
})
