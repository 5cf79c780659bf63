import { describe, expect, it } from 'vitest'
import { parseYamlSource, type Path } from '../../src/problems/yaml-source.ts'

/** In a file whose first fence is on line 9, as the block of a finding might be. */
const at = (text: string, indent = 0) => parseYamlSource(text, { line: 10, indent })
const start = ({ start: { line, column } }: { start: { line: number; column: number } }) =>
  `${line}:${column}`

const TEXT = `id: one
tags: [first, second]
sources:
  - {id: S1, title: "A title"}
  - id: S2
    title: Another
nested:
    deep:
        - - inner
empty:
"quoted key": yes`

describe('parseYamlSource', () => {
  it('gives the value as written, dates and versions as text', () => {
    expect(at('date: 2006-03\nday: 2006-03-14\nversion: 1.0.0\nyear: 2006\nyes: yes').value).toEqual({
      date: '2006-03',
      day: '2006-03-14',
      version: '1.0.0',
      year: 2006,
      yes: 'yes',
    })
  })

  it.each<[string, Path, string]>([
    ['a plain value', ['id'], '10:5'],
    ['a flow list', ['tags'], '11:7'],
    ['an entry of a flow list', ['tags', 1], '11:15'],
    ['a flow map in a block list', ['sources', 0], '13:5'],
    ['a value in a flow map', ['sources', 0, 'title'], '13:21'],
    ['a block map in a block list', ['sources', 1], '14:5'],
    ['a value in a block map', ['sources', 1, 'title'], '15:12'],
    ['a list in a list', ['nested', 'deep', 0, 0], '18:13'],
    ['a value that is empty', ['empty'], '19:7'],
    ['a value under a quoted key', ['quoted key'], '20:15'],
    ['a missing field: what it is missing from', ['sources', 1, 'publisher'], '14:5'],
    ['a missing entry: the list', ['tags', 7], '11:7'],
    ['a missing field of the whole: the fence', ['area'], '9:1'],
    ['the whole', [], '10:1'],
  ])('places %s', (_, path, expected) => {
    expect(start(at(TEXT).placeOf(path))).toBe(expected)
    expect(start(at(TEXT.replaceAll('\n', '\r\n')).placeOf(path))).toBe(expected)
  })

  it.each<[string, Path, string]>([
    ['a field', ['tags'], '11:1'],
    ['a field of a flow map', ['sources', 0, 'title'], '13:14'],
    ['a field of a block map', ['sources', 1, 'title'], '15:5'],
    ['a quoted field', ['quoted key'], '20:1'],
    ['an entry, which has no key: the entry', ['tags', 0], '11:8'],
    ['a missing field of the whole: the fence', ['area'], '9:1'],
  ])('places the key of %s', (_, path, expected) => {
    expect(start(at(TEXT).placeOfKey(path))).toBe(expected)
  })

  it('ends a value where it ends, and a block list nowhere', () => {
    expect(at(TEXT).placeOf(['id'])).toEqual({ start: { line: 10, column: 5 }, end: { line: 10, column: 8 } })
    expect(at(TEXT).placeOf(['sources'])).toEqual({ start: { line: 13, column: 3 } })
  })

  it('counts the indentation of the fence in', () => {
    expect(start(at(TEXT, 2).placeOf(['tags', 1]))).toBe('11:17')
    expect(start(at(TEXT, 2).placeOfKey(['id']))).toBe('10:3')
    expect(start(at(TEXT, 2).placeOf(['area']))).toBe('9:3')
  })

  it('does not count a byte order mark', () => {
    expect(start(at('\uFEFFid: one\narea: two').placeOf(['area']))).toBe('11:7')
  })

  it('has no line above the first of a file of its own', () => {
    expect(start(parseYamlSource('id: one', { line: 1, indent: 0 }).placeOf(['area']))).toBe('1:1')
  })

  it('knows a field without a value from a field that is not there', () => {
    const { has } = at(TEXT)
    expect(
      [['id'], ['empty'], ['sources', 1], [], ['area'], ['sources', 2], ['id', 'x']].map(path => has(path)),
    ).toEqual([true, true, true, true, false, false, false])
  })

  it('reads keys that are words of the language like any other', () => {
    const source = at('__proto__: 1\nconstructor: 2')
    expect(Object.keys(source.value as object)).toEqual(['__proto__', 'constructor'])
    expect(start(source.placeOfKey(['__proto__']))).toBe('10:1')
    expect(source.has(['toString'])).toBe(false)
  })

  it('reads an empty text as nothing', () => {
    expect(at('')).toMatchObject({ value: null, syntaxProblems: [] })
    expect(start(at('').placeOf(['area']))).toBe('9:1')
  })

  it.each([
    ['a field written twice', 'a: 1\nb: 2\na: 3', '12:1', 'the same field is written twice.'],
    ['a tab', 'a:\n\t- b', '11:1', 'a tab is used to indent.'],
    ['a second colon', 'a: b: c', '10:4', 'a value contains a colon with a space after it.'],
    ['a colon without a space', 'a:b\nc: d', '10:1', 'a field has no colon with a space after it.'],
    ['a line that is no field', 'a: b\nc\nd: e', '11:1', 'a field has no colon with a space after it.'],
    ['a bracket left open', 'a: [b\nc: d', '11:1', 'a bracket is opened and not closed.'],
    ['a brace left open', 'a: {b: c\nd: e', '11:1', 'a bracket is opened and not closed.'],
    ['a quotation mark left open', 'a: "b', '10:6', 'a quotation mark is opened and not closed.'],
    ['a list that steps back', 'a:\n  - b\n - c', '12:1', 'the indentation does not fit the lines above.'],
    ['a field that steps in', 'a:\n  - b\n c: d', '12:1', 'the indentation does not fit the lines above.'],
    ['a sign that YAML keeps', 'a: @b', '10:4', 'a value begins with a sign that YAML keeps for itself.'],
    ['a line of hyphens', 'a: b\n---\nc: d', '11:1', 'a line of `---` stands inside the block.'],
    ['an alias', 'a: &x 1\nb: *x', '11:4', '`*x` refers to a value elsewhere.'],
    ['an alias without an anchor', 'a:\n  - *bold*', '11:5', '`*bold*` refers to a value elsewhere.'],
    [
      'an apostrophe between single marks',
      "a: 'it's'",
      '10:8',
      'something follows a value that has already ended.',
    ],
    ['a dash behind a field', 'a: - b', '10:4', 'something follows a value that has already ended.'],
  ])('names %s once, where it stands', (_, text, place, words) => {
    const { value, syntaxProblems } = at(text)
    expect(value).toBeUndefined()
    expect(
      syntaxProblems.map(problem => ({
        rule: problem.rule,
        place: start(problem.place),
        message: problem.message,
      })),
    ).toEqual([{ rule: 'yaml-syntax', place, message: `Unreadable YAML: ${words}` }])
    expect(syntaxProblems[0]!.hint).toMatch(/\w+ \w+.*\.$/)
  })

  it('names two faults on two lines', () => {
    expect(at('a: 1\na: 2\nb: 1\nb: 2').syntaxProblems.map(({ place }) => start(place))).toEqual([
      '11:1',
      '13:1',
    ])
  })

  it('does not unfold a few lines of references into gigabytes', () => {
    const lines = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: 12 },
        (_, index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`,
      ),
    ]
    const { value, syntaxProblems } = at(lines.join('\n'))
    expect(value).toBeUndefined()
    expect(syntaxProblems).toHaveLength(120)
  })

  it.each(['['.repeat(20_000), '{'.repeat(20_000), `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`])(
    'says once that nesting is too deep',
    text => {
      expect(at(text).syntaxProblems.map(({ message }) => message)).toEqual([
        'Unreadable YAML: lists or fields are nested too deeply.',
      ])
    },
  )
})
