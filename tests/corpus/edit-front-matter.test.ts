import { describe, expect, it } from 'vitest'
import { editFrontMatter } from '../../src/corpus/edit-front-matter.ts'
import { findFrontMatter, parseFrontMatter } from '../../src/corpus/front-matter-text.ts'

const TEXT = `---
# a comment of its own
title: "Old" # why it is called so
harm-type: [neglect] # as stated
not-of-the-format: {a: 1,   b: 2}
sources:
  # the report itself
  - {id: S1, title: "A", publisher: B}   # read in full
  - id: S2
    title: C # in part
    publisher: D

# what follows belongs to the format
taxonomy: 1.0.0
---

## Summary

Text: ---
`
const ORDER = ['title', 'nation', 'harm-type', 'sources', 'taxonomy']

const linesThatChange = (after: string) => {
  const before = TEXT.split('\n')
  return after.split('\n').filter(line => !before.includes(line))
}

describe('editFrontMatter', () => {
  it('changes a value and leaves comments, unknown fields and all else to the letter', () => {
    const after = editFrontMatter(
      TEXT,
      { title: 'New: one', 'harm-type': ['neglect', 'physical-abuse'] },
      ORDER,
    )!
    expect(linesThatChange(after)).toEqual([
      'title: "New: one" # why it is called so',
      'harm-type: [neglect, physical-abuse] # as stated',
    ])
    expect(after.split('\n')).toHaveLength(TEXT.split('\n').length)
  })

  it('keeps the comments of rows when a row changes and another is added', () => {
    const sources = [
      { id: 'S1', title: 'A', publisher: 'B', year: 2020 },
      { id: 'S2', title: 'C', publisher: 'E' },
      { id: 'S3', title: 'F', publisher: 'G' },
    ]
    const after = editFrontMatter(TEXT, { sources }, ORDER)!
    for (const comment of ['# the report itself', '# read in full', '# in part', '# what follows'])
      expect(after).toContain(comment)
    expect(parseFrontMatter(findFrontMatter(after)!.yaml)!['sources']).toEqual(sources)
  })

  it('puts a new field where the format has it, and takes one out with its line', () => {
    const after = editFrontMatter(TEXT, { nation: 'wales', 'harm-type': undefined }, ORDER)!
    expect(after).toMatch(/why it is called so\nnation: wales\nnot-of-the-format/)
    expect(after).not.toContain('harm-type')
  })

  it('changes nothing where the values are what they were', () => {
    expect(editFrontMatter(TEXT, { title: 'Old', 'harm-type': ['neglect'] }, ORDER)).toBe(TEXT)
  })

  it('keeps the line ends of the text', () => {
    const after = editFrontMatter(TEXT.replaceAll('\n', '\r\n'), { nation: 'wales' }, ORDER)!
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('begins front matter where there is none', () => {
    expect(editFrontMatter('## Summary\n', { title: 'A' }, ORDER)).toBe('---\ntitle: A\n---\n\n## Summary\n')
  })

  it.each([
    ['a bracket that is not closed', '---\ntitle: [a\n---\n'],
    ['no second line of dashes', '---\ntitle: a\n'],
    ['an alias', '---\na: &x [1]\nb: *x\n---\n'],
  ])('leaves alone what cannot be read: %s', (_, text) => {
    expect(editFrontMatter(text, { title: 'b' }, ORDER)).toBeUndefined()
  })
})
