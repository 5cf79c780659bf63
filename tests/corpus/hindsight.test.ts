import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { hindsightIn } from '../../src/corpus/wording/hindsight-in.ts'
import { readingGrade } from '../../src/corpus/wording/reading-grade.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

const taxonomy = await loadFixtureTaxonomy()
const schema = createReviewSchema(taxonomy)
const base = readFileSync(rootPath('tests/fixtures/invalid/wording-hindsight.md'), 'utf8')
const SENTENCE = 'The worker should have known that the family had moved.[^S1]'

/** What the rule says of a text in the place of the sentence of the fixture. */
function found(text: string, change = (whole: string) => whole) {
  const whole = change(base.replace(SENTENCE, () => text))
  return parseReview('2019-nowhere-base.md', whole, taxonomy, schema).problems.filter(
    ({ rule }) => rule === 'hindsight-wording',
  )
}

const asSummary = (whole: string) => whole.replace('record: review', 'record: summary')

describe('the rule on hindsight and blame', () => {
  it('is right on all but a few of the labelled sentences', () => {
    const sentences = readFileSync(rootPath('scripts/rules/sentences/hindsight.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { text: string; hindsight: boolean })
    expect(sentences.length).toBeGreaterThanOrEqual(80)
    const wrong = sentences.filter(({ text, hindsight }) => hindsightIn(text).length > 0 !== hindsight)
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(2)
  })

  it.each([
    ['Staff *failed* to\nring back.[^S1]', 'failed to'],
    ['They didn’t engage with the plan.[^S1]', 'didn’t engage'],
    ['The family was hard-to-reach.[^S1]', 'hard-to-reach'],
    ['| Who | What |\n| --- | --- |\n| School | Clearly was at risk |\n\nMore.[^S1]', 'Clearly was'],
  ])('finds it however it is written: %s', (text, met) => {
    const [problem, ...rest] = found(text)
    expect(rest).toEqual([])
    expect(problem!.met!.replace(/\s+/g, ' ')).toBe(met)
    expect(problem!.hint).toMatch(/^Better: /)
  })

  it.each([
    ['The report says that staff “failed to ring back”.[^S1]'],
    ["A manager wrote 'hard to engage' on the file.[^S1]"],
    ['> Staff failed to ring back.\n\nSo says the report.[^S1]'],
    [
      'It is told in *A report that failed to*.[^S1]',
      'A report invented for tests',
      'A report that failed to',
    ],
  ])('leaves the words of others alone: %s', (text, from = '', to = '') => {
    expect(found(text, whole => (from === '' ? whole : whole.replaceAll(from, to)))).toEqual([])
  })

  it('looks, in a summary, only at what the library adds', () => {
    const reported = '#### What happened\n\nStaff failed to ring back.[^S1]'
    const added = '#### What it means for children\n\nStaff failed to ring back.'
    expect(found(reported)).toHaveLength(1)
    expect(found(reported, asSummary)).toEqual([])
    expect(found(added, asSummary)).toHaveLength(1)
  })
})

describe('readingGrade', () => {
  it('is what the published formula gives', () => {
    // Two sentences, 8 words, 9 syllables: 0.39 × 4 + 11.8 × 9 / 8 − 15.59.
    expect(readingGrade('The cat sat down. A letter came home.')).toBeCloseTo(-0.755, 3)
  })

  it('is no number where there is no sentence', () => {
    expect(readingGrade('…')).toBeNaN()
  })
})
