import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import type { Problem } from '../../src/problems/problem.ts'
import { withChange } from './fixture-review.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const schema = createReviewSchema(taxonomy)
const base = readFileSync(fileURLToPath(new URL('../fixtures/invalid/html-raw.md', import.meta.url)), 'utf8')
const PARAGRAPH = 'The law speaks of a child aged 10, who can be charged.[^S1]'
const faulty = withChange(base, 'A letter went to <br>an old address.[^S1]', PARAGRAPH)

const check = (text: string) => parseReview('2019-nowhere-base.md', text, taxonomy, schema)

function waive(text: string, { rule, paragraph }: Problem, reason = 'The age is that of the law.'): string {
  const { at, sha256 } = paragraph!
  return withChange(
    text,
    'taxonomy: 1.0.0',
    `waivers:\n  - {rule: ${rule}, at: ${at}, sha256: ${sha256}, reason: "${reason}"}\ntaxonomy: 1.0.0`,
  )
}

const [fault] = check(faulty).problems as [Problem]
const waived = waive(faulty, fault)

describe('a waiver', () => {
  it('is named by the anchor of its paragraph on the page, and by the digest of the whole of it', () => {
    expect(fault.rule).toBe('disclosure-age')
    const { body } = check(waived)
    const anchors = body!.items['F1']!.flatMap(({ passages }) => passages.map(({ anchor }) => anchor))
    expect(anchors).toContain(fault.paragraph!.at)
    expect(fault.paragraph!.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('lets the record in, and what it waives is still listed, with its reason', () => {
    const { problems, review } = check(waived)
    expect(review).toBeDefined()
    expect(problems).toMatchObject([
      { rule: 'disclosure-age', severity: 'warning', waived: 'The age is that of the law.' },
    ])
    expect(problems[0]!.message).toMatch(/^Waived: /)
  })

  it.each([
    ['a word of it', 'can be charged', 'may be charged'],
    ['a mark in it', 'The law', 'The *law*'],
    ['the age itself', 'aged 10', 'aged 11'],
  ])('lapses when its paragraph changes by %s', (_, from, to) => {
    const { problems, review } = check(withChange(waived, from, to))
    expect(review).toBeUndefined()
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'waiver-unused warning',
      'disclosure-age error',
    ])
  })

  it('waives no other rule in its paragraph', () => {
    const two = withChange(faulty, 'charged.', 'charged, as Callum was.')
    const age = check(two).problems.find(({ rule }) => rule === 'disclosure-age')!
    expect(check(waive(two, age)).problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'disclosure-age warning',
      'disclosure-name error',
    ])
  })

  it('is checked in its reason, which no other waiver can excuse', () => {
    const { problems } = check(waive(faulty, fault, 'Callum Placeholder agreed to it.'))
    const inReason = problems.find(({ rule }) => rule === 'disclosure-name')!
    expect(inReason).toMatchObject({ severity: 'error', met: 'Callum Placeholder' })
    expect(inReason.paragraph).toBeUndefined()
  })
})
