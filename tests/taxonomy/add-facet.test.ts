import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { copyTaxonomy, FIXTURE_FACETS_DIR, TAXONOMY_DIR } from './copy-taxonomy.ts'

const FILE = '2019-nowhere-demonstration-one.md'
const TEXT = readFileSync(new URL(`../fixtures/reviews/${FILE}`, import.meta.url), 'utf8')
const tagged = (line: string) =>
  TEXT.replace('learning-pattern: tool-use\n', `learning-pattern: tool-use\n${line}\n`)

const copy = await copyTaxonomy()
afterAll(copy.remove)
await copyFile(join(FIXTURE_FACETS_DIR, 'working-pattern.yaml'), join(copy.dir, 'working-pattern.yaml'))
const withFacet = await loadTaxonomy(copy.dir)
const withoutFacet = await loadTaxonomy(TAXONOMY_DIR)
const read = (text: string, taxonomy = withFacet) =>
  parseReview(FILE, text, taxonomy, createReviewSchema(taxonomy))

describe('a facet added as one file', () => {
  it('was no field of a finding before', () => {
    expect(read(tagged('working-pattern: [night-shift]'), withoutFacet).problems).toMatchObject([
      { rule: 'field-unknown', met: 'working-pattern' },
    ])
  })

  it('is a field of a finding at once', () => {
    const { problems, review } = read(tagged('working-pattern: [night-shift, weekend-duty]'))
    expect(problems).toEqual([])
    expect(review!.findings[0]!.tags['working-pattern']).toEqual([
      { term: 'night-shift' },
      { term: 'weekend-duty' },
    ])
    expect(review!.findings[1]!.tags).not.toHaveProperty('working-pattern')
  })

  it('has its terms checked, with what was probably meant', () => {
    expect(read(tagged('working-pattern: [night-shfit]')).problems).toMatchObject([
      {
        rule: 'term-unknown',
        met: 'night-shfit',
        expected: 'a term of taxonomy/working-pattern.yaml',
        hint: 'Did you mean `night-shift`?',
      },
    ])
  })

  it('keeps to the most it takes', () => {
    expect(read(tagged('working-pattern: [night-shift, weekend-duty, out-of-hours]')).problems).toMatchObject(
      [{ rule: 'field-invalid', expected: 'at most 2 terms' }],
    )
  })

  it('reads a retired term as the one that replaced it', () => {
    const { problems, review } = read(tagged('working-pattern: [out-of-hours]'))
    expect(problems).toMatchObject([{ rule: 'term-retired', severity: 'warning', expected: '`night-shift`' }])
    expect(review!.findings[0]!.tags['working-pattern']).toEqual([{ term: 'night-shift' }])
  })

  it('stays out of the levels that it does not apply to', () => {
    expect(
      read(TEXT.replace('area: Nowhere', 'area: Nowhere\nworking-pattern: [night-shift]')).problems,
    ).toMatchObject([{ rule: 'field-unknown', met: 'working-pattern' }])
  })
})
