import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { itemsOf } from '../../src/corpus/corpus.ts'
import { fixFootnotes } from '../../src/corpus/fix-footnotes.ts'
import { reviewFiles } from '../../src/corpus/load-corpus.ts'
import { namesOfPeople } from '../../src/corpus/names-of-people.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import type { Review, Tag } from '../../src/corpus/review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { toSlug } from '../../src/corpus/sections.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { TAXONOMY_DIR } from '../taxonomy/copy-taxonomy.ts'
import { FIXTURE_REVIEWS_DIR } from './fixture-review.ts'

const REVIEWS_DIR = fileURLToPath(new URL('../../reviews/', import.meta.url))
const taxonomy = await loadTaxonomy(TAXONOMY_DIR)
const schema = createReviewSchema(taxonomy)
const filesIn = async (dir: string) =>
  (await reviewFiles(dir)).map(file => {
    const text = readFileSync(`${dir}${file}`, 'utf8')
    return [file, { text, ...parseReview(file, text, taxonomy, schema) }] as const
  })
const real = await filesIn(REVIEWS_DIR)

const term = (review: Review, facet: string) => (review.tags[facet] as readonly Tag[])[0]!.term

describe.each([...real, ...(await filesIn(FIXTURE_REVIEWS_DIR))])(
  '%s',
  (file, { text, problems, review }) => {
    it('has no problem at all', () => {
      expect(problems.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([])
      expect(review).toBeDefined()
    })

    it('has the footnotes that its sources give', () => {
      expect(fixFootnotes(file, text, taxonomy, schema)).toBe(text)
    })

    it('is plain text in LF lines that ends with one', () => {
      expect(text).not.toMatch(/\r|\t|\uFEFF|\u00A0/)
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
    })
  },
)

describe('the reviews of the library', () => {
  it('are there', () => {
    expect(real.length).toBeGreaterThanOrEqual(6)
  })
})

// One that is kept out is reported above, and has nothing more to look at.
const readable = real.flatMap(([file, { review, body }]) =>
  review && body ? [[file, { review, body }] as const] : [],
)

describe.each(readable)('reviews/%s', (_, { review, body }) => {
  it('says that a machine wrote it and that parts were read, until a person has checked it', () => {
    if (term(review, 'record') !== 'summary' || review.checkedBy.some(({ kind }) => kind === 'person')) return
    expect([review.writtenBy, review.codedBy]).toEqual(['machine', 'machine'])
    expect(['B', 'C']).toContain(term(review, 'evidence-grade'))
    expect(review.childDetail).toBe('open')
  })

  it('has no word of a person’s name in its id', () => {
    const names = namesOfPeople(review.knownAs).flatMap(name => toSlug(name).split('-'))
    expect(review.id.split('-').filter(word => names.includes(word))).toEqual([])
  })

  it('gives each known name with a source that it lists', () => {
    expect(review.knownAs.filter(({ source }) => !review.sources.some(({ id }) => id === source))).toEqual([])
  })

  it('begins its name with the year in which the review was published', () => {
    expect(review.id.slice(0, 4)).toBe(review.published.slice(0, 4))
  })

  it('has a summary and a word on its limits', () => {
    expect(body.sections.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['summary', 'limits-of-this-record']),
    )
  })

  it('cites a source for every finding, and gives every item text', () => {
    expect(review.findings.length).toBeGreaterThan(0)
    expect(review.findings.filter(({ sources }) => sources.length === 0)).toEqual([])
    expect(
      itemsOf(review)
        .filter(({ lead }) => lead.text === '')
        .map(({ id }) => id),
    ).toEqual([])
  })
})
