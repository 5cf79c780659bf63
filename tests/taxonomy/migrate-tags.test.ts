import { describe, expect, it } from 'vitest'
import { parseYamlSource } from '../../src/problems/yaml-source.ts'
import { CannotEdit, EditedText } from '../../src/taxonomy/migrate-edits.ts'
import { migrateTags } from '../../src/taxonomy/migrate-tags.ts'

/** What becomes of a block of tags when the term `old-one` of the facet `facet` gives way to `new-one`. */
function migrated(text: string) {
  const edited = new EditedText(text)
  const yaml = parseYamlSource(text, { line: 1, indent: 0 })
  expect(yaml.syntaxProblems).toEqual([])
  const result = migrateTags(edited, yaml, {
    action: 'retire',
    facet: 'facet',
    from: 'old-one',
    to: 'new-one',
  })
  const after = edited.toString()
  return { ...result, after, value: parseYamlSource(after, { line: 1, indent: 0 }).value }
}

describe('migrateTags', () => {
  it.each([
    ['facet: old-one\n', 'facet: new-one\n', 1],
    ["facet: 'old-one' # why\n", "facet: 'new-one' # why\n", 1],
    ['facet: {term: old-one, effect: mixed}\n', 'facet: {term: new-one, effect: mixed}\n', 1],
    ['facet: [a, "old-one",b]\n', 'facet: [a, "new-one",b]\n', 1],
    ['facet: [  old-one  ]\n', 'facet: [  new-one  ]\n', 1],
    ['facet:\n- old-one\n- a\n', 'facet:\n- new-one\n- a\n', 1],
    [
      'facet:\n  - a # first\n  # between\n  - old-one   # last\n',
      'facet:\n  - a # first\n  # between\n  - new-one   # last\n',
      1,
    ],
    ['facet:\n  - {source: S1, term: old-one}\n', 'facet:\n  - {source: S1, term: new-one}\n', 1],
    [
      'facet:\n  - term: old-one\n    basis: inferred\n',
      'facet:\n  - term: new-one\n    basis: inferred\n',
      1,
    ],
    ['facet: [old-one, old-one]\n', 'facet: [new-one, new-one]\n', 2],
    ['facet: [old-one]\r\nother: [old-one]\r\n', 'facet: [new-one]\r\nother: [old-one]\r\n', 1],
  ])('puts the new term in place and nothing else: %j', (before, after, tags) => {
    expect(migrated(before)).toMatchObject({ after, tags, dropped: [] })
  })

  it.each([
    'other: [old-one]\n',
    'facet: [old-one-more, an-old-one]\n',
    'facet: []\n',
    'facet:\n',
    'facet: [[old-one], {effect: old-one}, {term: [old-one]}]\n',
    'facet: " old-one"\n',
    '',
  ])('leaves what is another thing: %j', text => {
    expect(migrated(text)).toMatchObject({ after: text, tags: 0, dropped: [] })
  })

  it.each([
    ['first of a line', 'facet: [old-one, a, new-one]\n', 'facet: [a, new-one]\n'],
    ['in the middle', 'facet: [new-one, old-one, a]\n', 'facet: [new-one, a]\n'],
    ['last of a line', 'facet: [a, new-one, old-one]\n', 'facet: [a, new-one]\n'],
    ['last before a comma', 'facet: [new-one, old-one,] # why\n', 'facet: [new-one,] # why\n'],
    ['of two without spaces', 'facet: [old-one,new-one]\n', 'facet: [new-one]\n'],
    ['a map in a line', 'facet: [{term: old-one, basis: inferred}, new-one]\n', 'facet: [new-one]\n'],
    [
      'beside a map',
      'facet: [{term: new-one, basis: inferred}, old-one]\n',
      'facet: [{term: new-one, basis: inferred}]\n',
    ],
    [
      'on a line of its own between brackets',
      'facet: [\n  new-one, # stays\n  old-one, # goes\n  a,\n]\n',
      'facet: [\n  new-one, # stays\n  # goes\n  a,\n]\n',
    ],
    [
      'last on its line between brackets',
      'facet: [\n  a,\n  new-one,\n  old-one\n]\n',
      'facet: [\n  a,\n  new-one,\n]\n',
    ],
    ['first on the line of the bracket', 'facet: [old-one,\n  new-one]\n', 'facet: [\n  new-one]\n'],
    ['last on the line of the bracket', 'facet: [new-one,\n  old-one]\n', 'facet: [new-one,\n  ]\n'],
    ['with a dash', 'facet:\n  - old-one\n  - new-one\n', 'facet:\n  - new-one\n'],
    ['last with a dash', 'facet:\n  - new-one\n  - old-one\nother: a\n', 'facet:\n  - new-one\nother: a\n'],
    ['at the end of the text', 'facet:\n- new-one\n- old-one', 'facet:\n- new-one\n'],
    [
      'with a comment, which stays',
      'facet:\n  - new-one\n  - old-one # the reason given\n  - a\n',
      'facet:\n  - new-one\n  # the reason given\n  - a\n',
    ],
    [
      'a map with a dash',
      'facet:\n  - {term: old-one, effect: helped}\n  - new-one\n',
      'facet:\n  - new-one\n',
    ],
    [
      'a map over lines',
      'facet:\n  - term: old-one\n    effect: helped\n    source: S1\n  - new-one\n',
      'facet:\n  - new-one\n',
    ],
    [
      'with CRLF',
      'facet:\r\n  - new-one\r\n  - old-one\r\nother: a\r\n',
      'facet:\r\n  - new-one\r\nother: a\r\n',
    ],
  ])('takes the old tag out where the new one stands beside it: %s', (_, before, after) => {
    const result = migrated(before)
    expect(result.after).toBe(after)
    expect(result.tags).toBe(1)
    const terms = (result.value as { facet: Array<string | { term: string }> }).facet
    expect(terms.map(tag => (typeof tag === 'string' ? tag : tag.term))).not.toContain('old-one')
  })

  it('tells of each tag that is taken out where it stood, what it said, and what stays', () => {
    expect(
      migrated('facet:\n  - {term: new-one, source: S1}\n  - term: old-one\n    effect: helped\n').dropped,
    ).toEqual([{ line: 3, tag: 'term: old-one effect: helped', kept: '{term: new-one, source: S1}' }])
  })

  it.each([
    ['a term over two lines', 'facet: "old-\\\n  one"\n', 1],
    [
      'a comment inside a tag that goes',
      'facet:\n  - new-one\n  - term: old-one # why\n    basis: inferred\n',
      3,
    ],
    ['a comment between dash and tag', 'facet:\n  - new-one\n  - # why\n    old-one\n', 4],
    ['a term tagged twice beside the new one', 'facet: [old-one, new-one, old-one]\n', 1],
  ])('refuses %s, and says in which line', (_, text, line) => {
    let error: unknown
    try {
      migrated(text)
    } catch (cause) {
      error = cause
    }
    expect(error).toBeInstanceOf(CannotEdit)
    expect(error).toMatchObject({ line })
  })
})
