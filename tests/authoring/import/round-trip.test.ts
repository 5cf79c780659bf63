import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toExactReview } from '../../../src/authoring/import/exact-review.ts'
import { IMPORT_LIMITS } from '../../../src/authoring/import/import-limits.ts'
import { listFieldsOf } from '../../../src/authoring/import/list-fields.ts'
import { readWord } from '../../../src/authoring/import/read-word.ts'
import { parseFieldLines, toFieldLines } from '../../../src/corpus/field-lines.ts'
import { parseReview } from '../../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../../src/corpus/review-schema.ts'
import { toReviewDocx } from '../../../src/exports/docx/review-docx.ts'
import { rootPath } from '../../../src/root-path.ts'
import { loadTaxonomy } from '../../../src/taxonomy/load-taxonomy.ts'
import type { Taxonomy } from '../../../src/taxonomy/taxonomy.ts'
import { reviewsIn } from '../../library-fixture.ts'
import { meaningOf } from './read-back.ts'

const files = [...(await reviewsIn('reviews')), ...(await reviewsIn('tests/fixtures/reviews'))]

let taxonomy: Taxonomy
beforeAll(async () => {
  taxonomy = await loadTaxonomy(rootPath('taxonomy'))
})

async function throughWord(markdown: string): Promise<string> {
  const document = await readWord(
    await toReviewDocx(markdown),
    IMPORT_LIMITS,
    new Set(listFieldsOf(taxonomy)),
  )
  const { markdown: back, notes } = toExactReview(document)
  expect([...document.notes, ...notes]).toEqual([])
  return back
}

describe('a review that goes to Word and comes back', { timeout: 60_000 }, () => {
  it.each(files.map(path => [basename(path), path]))(
    '%s has every field, heading, paragraph, citation and tag as before',
    async (name, path) => {
      const before = await readFile(path, 'utf8')
      const after = await throughWord(before)
      expect(meaningOf(after)).toEqual(meaningOf(before))
      const schema = createReviewSchema(taxonomy)
      const [one, other] = [before, after].map(text => parseReview(name, text, taxonomy, schema))
      expect(other!.review?.findings.map(({ tags }) => tags)).toEqual(
        one!.review?.findings.map(({ tags }) => tags),
      )
      expect(other!.review?.tags).toEqual(one!.review?.tags)
      expect(other!.problems.map(({ rule }) => rule)).toEqual(one!.problems.map(({ rule }) => rule))
    },
  )
})

describe('the value of a field', () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'a: b',
      'x; y: z',
      '"quoted"',
      '“curly”',
      '- point',
      '2006',
      '[F1]',
      'true',
      ' space',
      'S1; id: 2',
    ),
    fc.integer(),
    fc.boolean(),
  )
  const group = fc.dictionary(fc.constantFrom('id', 'title', 'year', 'not-when', 'url'), scalar, {
    minKeys: 1,
  })
  const value = fc.oneof(scalar, fc.array(fc.oneof(scalar, group)), group)

  it('is read back from its lines as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom('title', 'sources', 'considered', 'agency'), value, (key, given) => {
        expect(parseFieldLines(key, toFieldLines(key, given))).toEqual(given)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['ids with commas in a field of a list', ['police, education'], ['police', 'education']],
    ['one value in a field of a list', ['police'], ['police']],
    ['a value a line', ['police', 'education'], ['police', 'education']],
    ['that it was looked for and is not there', ['[]'], []],
  ])('is read as a person would write it: %s', (_what, lines, expected) => {
    expect(parseFieldLines('agency', { isList: false, lines }, new Set(['agency']))).toEqual(expected)
  })
})
