import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYamlSource } from '../../src/problems/yaml-source.ts'
import { toRawProblems } from '../../src/problems/zod-problems.ts'

const schema = z.strictObject({
  title: z.string().min(1),
  year: z.int().min(1800).max(2200).optional(),
  kind: z.enum(['fact', 'wording']).optional(),
  sources: z
    .array(
      z.strictObject({
        id: z.string('the id of a source').regex(/^S\d$/, 'an id like `S1`'),
        publisher: z.string().optional(),
      }),
    )
    .min(1)
    .max(2)
    .optional(),
  place: z.strictObject({ name: z.string() }).optional(),
})

const problemsOf = (text: string) => {
  const source = parseYamlSource(text, { line: 2, indent: 0 })
  const parsed = schema.safeParse(source.value ?? {})
  return toRawProblems(parsed.error?.issues ?? [], source, path =>
    path.length === 0 ? Object.keys(schema.shape) : ['id', 'publisher'],
  )
}
const shortly = (text: string) =>
  problemsOf(text).map(({ rule, place: { start }, message, hint }) => [
    `${start.line}:${start.column} ${rule}`,
    message,
    ...(hint === undefined ? [] : [hint]),
  ])

describe('toRawProblems', () => {
  it.each([
    ['nothing for what is right', 'title: T', []],
    [
      'a missing field, at the fence',
      'year: 2006',
      [['1:1 field-missing', 'Missing `title`, expected text.']],
    ],
    ['every field of an empty block', '', [['1:1 field-missing', 'Missing `title`, expected text.']]],
    [
      'a field without a value, behind its colon',
      'title:',
      [['2:7 field-invalid', 'Unexpected `nothing` in `title`, expected text.']],
    ],
    [
      'an empty text',
      'title: ""',
      [['2:8 field-invalid', 'Unexpected `nothing` in `title`, expected some text.']],
    ],
    [
      'a number where text is meant',
      'title: 1984',
      [
        [
          '2:8 field-invalid',
          'Unexpected `1984` in `title`, expected text.',
          'Put it between double quotation marks, so that it is read as text.',
        ],
      ],
    ],
    [
      'a list where text is meant',
      'title: [a]',
      [['2:8 field-invalid', 'Unexpected `["a"]` in `title`, expected text.']],
    ],
    [
      'a number that is too small',
      'title: T\nyear: 5',
      [['3:7 field-invalid', 'Unexpected `5` in `year`, expected at least 1800.']],
    ],
    [
      'a number that is too large',
      'title: T\nyear: 5000',
      [['3:7 field-invalid', 'Unexpected `5000` in `year`, expected at most 2200.']],
    ],
    [
      'a number with a fraction',
      'title: T\nyear: 2006.5',
      [['3:7 field-invalid', 'Unexpected `2006.5` in `year`, expected a whole number.']],
    ],
    [
      'text where a number is meant',
      'title: T\nyear: last',
      [['3:7 field-invalid', 'Unexpected `last` in `year`, expected a number.']],
    ],
    [
      'a misspelt choice, with the right one',
      'title: T\nkind: fakt',
      [
        [
          '3:7 field-invalid',
          'Unexpected `fakt` in `kind`, expected one of `fact`, `wording`.',
          'Did you mean `fact`?',
        ],
      ],
    ],
    [
      'an empty list',
      'title: T\nsources: []',
      [['3:10 field-invalid', 'Unexpected `[]` in `sources`, expected at least 1 in the list.']],
    ],
    [
      'a list that is too long',
      'title: T\nsources: [{id: S1}, {id: S2}, {id: S3}]',
      [
        [
          '3:10 field-invalid',
          'Unexpected `[{"id":"S1"},{"id":"S2"},{"id":"S3"}]` in `sources`, expected at most 2 in the list.',
        ],
      ],
    ],
    [
      'text where a list is meant',
      'title: T\nsources: S1',
      [['3:10 field-invalid', 'Unexpected `S1` in `sources`, expected a list.']],
    ],
    [
      'text where fields are meant',
      'title: T\nplace: Here',
      [['3:8 field-invalid', 'Unexpected `Here` in `place`, expected fields with values.']],
    ],
    [
      'a fault in a list, in the words of its schema',
      'title: T\nsources:\n  - {id: S1}\n  - {id: one}',
      [['5:10 field-invalid', 'Unexpected `one` in `sources.id`, expected an id like `S1`.']],
    ],
    [
      'a missing field of an entry, at the entry',
      'title: T\nsources:\n  - {id: S1}\n  - {}',
      [['5:5 field-missing', 'Missing `sources.id`, expected the id of a source.']],
    ],
    [
      'a misspelt field, at its name',
      'tittle: T\ntitle: T',
      [
        [
          '2:1 field-unknown',
          'Unexpected `tittle` in `the block`, expected only the fields of the format.',
          'Did you mean `title`?',
        ],
      ],
    ],
    [
      'a misspelt field of an entry',
      'title: T\nsources:\n  - {id: S1, publsher: P}',
      [
        [
          '4:14 field-unknown',
          'Unexpected `publsher` in `sources`, expected only the fields of the format.',
          'Did you mean `publisher`?',
        ],
      ],
    ],
    [
      'a field that is a word of the language',
      'title: T\n__proto__: 1',
      [
        [
          '3:1 field-unknown',
          'Unexpected `__proto__` in `the block`, expected only the fields of the format.',
        ],
      ],
    ],
    [
      'a list where fields are meant, as a whole',
      '- title',
      [['2:1 field-invalid', 'Unexpected `["title"]` in `the block`, expected fields with values.']],
    ],
  ])('names %s', (_, text, expected) => {
    expect(shortly(text)).toEqual(expected)
  })

  it('names all faults at once', () => {
    expect(shortly('year: 5\nkind: fakt\nsources: []\nextra: 1').map(([place]) => place)).toEqual([
      '1:1 field-missing',
      '2:7 field-invalid',
      '3:7 field-invalid',
      '4:10 field-invalid',
      '5:1 field-unknown',
    ])
  })

  it('takes rule, words and place from a check of ours', () => {
    const own = z.strictObject({
      tags: z.unknown().superRefine((_, context) => {
        context.addIssue({
          code: 'custom',
          path: ['b'],
          params: {
            rule: 'tag-property-unknown',
            met: 'b',
            expected: 'something else',
            hint: 'Look again.',
            atKey: true,
          },
        })
        context.addIssue({
          code: 'custom',
          path: ['b'],
          params: { rule: 'term-unknown', expected: 'a term' },
        })
      }),
    })
    const source = parseYamlSource('tags: {a: 1, b: two}', { line: 2, indent: 0 })
    expect(toRawProblems(own.safeParse(source.value).error!.issues, source, () => [])).toMatchObject([
      {
        rule: 'tag-property-unknown',
        place: { start: { line: 2, column: 14 } },
        message: 'Unexpected `b` in `tags.b`, expected something else.',
        hint: 'Look again.',
      },
      { rule: 'term-unknown', place: { start: { line: 2, column: 17 } }, met: 'two' },
    ])
  })

  it('keeps a long value short in the sentence and whole in what was met', () => {
    const [problem] = problemsOf(`title: T\nkind: ${'x'.repeat(500)}`)
    expect(problem!.message.length).toBeLessThan(140)
    expect(problem!.met).toHaveLength(500)
  })
})
