import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { RULES } from '../../src/problems/rules.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

const FOLDER = fileURLToPath(new URL('../fixtures/invalid/', import.meta.url))

const expectation = z.strictObject({
  rule: z.string(),
  line: z.int(),
  column: z.int(),
  severity: z.enum(['error', 'warning']),
  met: z.string().optional(),
  hint: z.string().optional(),
  as: z.string().default('2019-nowhere-base.md'),
})
const expected = z
  .record(z.string(), expectation)
  .parse(parse(readFileSync(`${FOLDER}expected.yaml`, 'utf8')))
const names = readdirSync(FOLDER)
  .filter(name => name.endsWith('.md'))
  .map(name => name.replace(/\.md$/, ''))

const taxonomy = await loadFixtureTaxonomy()
const schema = createReviewSchema(taxonomy)
const textOf = (name: string) => readFileSync(`${FOLDER}${name}.md`, 'utf8')
const problemsOf = (as: string, text: string) => parseReview(as, text, taxonomy, schema).problems

/** Rules that no single review can break, with the place where they are tested instead. */
const NOT_OF_ONE_REVIEW: Readonly<Record<string, string>> = {
  'facet-key-reserved': 'of the taxonomy: tests/taxonomy/load-taxonomy.test.ts',
  'facet-file-name': 'of the taxonomy: tests/taxonomy/load-taxonomy.test.ts',
  'term-broader-unknown': 'of the taxonomy: tests/taxonomy/load-taxonomy.test.ts',
  'taxonomy-file-missing': 'of the taxonomy: tests/taxonomy/load-taxonomy.test.ts',
  'recommendation-asked-before': 'of several reviews, and no fault: what others asked before',
  'disclosure-linked-review': 'of several reviews: tests/authoring/linked-reviews.test.ts',
  'reference-unsupported':
    'of several reviews: whether a recommendation is in the library is known only when all are read',
}

describe('tests/fixtures/invalid', () => {
  it('has an entry in expected.yaml for every file, and a file for every entry', () => {
    expect(Object.keys(expected).toSorted()).toEqual(names.toSorted())
  })

  it('breaks every rule that one review can break', () => {
    const broken = new Set(Object.values(expected).map(({ rule }) => rule))
    expect(
      Object.keys(RULES)
        .filter(rule => !broken.has(rule))
        .toSorted(),
    ).toEqual(Object.keys(NOT_OF_ONE_REVIEW).toSorted())
  })

  it('keeps the line ends of the file that is about them', () => {
    expect(textOf('crlf-unknown-term').split('\r\n').length).toBeGreaterThan(40)
    expect(textOf('crlf-unknown-term').replaceAll('\r\n', '')).not.toContain('\n')
  })
})

describe('parseReview', () => {
  describe.each(Object.entries(expected))('of %s', (name, { as, hint, ...fault }) => {
    it('finds that one fault, where it stands', () => {
      const problems = problemsOf(as, textOf(name))
      expect(problems.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual([
        `${fault.line}:${fault.column} ${fault.rule}`,
      ])
      expect(problems[0]).toMatchObject({
        ...fault,
        file: `reviews/${as}`,
        url: `/method/rules#${fault.rule}`,
      })
      if (hint !== undefined) expect(problems[0]!.hint).toContain(hint)
    })

    it('words it in one sentence that says what was expected', () => {
      expect(problemsOf(as, textOf(name))[0]!.message).toMatch(/^(Unexpected|Missing|Unreadable) .+\.$/)
    })

    it('keeps the review out for an error and lets it in with a warning', () => {
      const { review, body } = parseReview(as, textOf(name), taxonomy, schema)
      expect([review !== undefined, body !== undefined]).toEqual(
        fault.severity === 'error' ? [false, false] : [true, true],
      )
    })

    it.each([
      ['CRLF line ends', (text: string) => text.replace(/\r?\n/g, '\r\n')],
      ['LF line ends', (text: string) => text.replaceAll('\r\n', '\n')],
      ['a byte order mark', (text: string) => `\uFEFF${text}`],
      ['no line end at the end', (text: string) => text.trimEnd()],
    ])('finds it in the same place with %s', (_, change) => {
      expect(
        problemsOf(as, change(textOf(name))).map(({ rule, line, column }) => ({ rule, line, column })),
      ).toEqual([{ rule: fault.rule, line: fault.line, column: fault.column }])
    })
  })
})
