import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Corpus } from '../../src/corpus/corpus.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { toPublicMarkdown } from '../../src/corpus/public-markdown.ts'
import { toPublicReview } from '../../src/corpus/public-review.ts'
import type { Review } from '../../src/corpus/review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { fixtureReview, FIXTURE_REVIEWS_DIR, withChange } from './fixture-review.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'

// With a facet of child-level values that a finding may carry: the rule holds for facets that are still to come.
const taxonomy = await loadFixtureTaxonomy()
const schema = createReviewSchema(taxonomy)
const CHILD_FACETS = taxonomy.facets.filter(facet => facet.childLevel)

const HELD = '2020-nowhere-held-detail'
const HELD_FILE = `${HELD}.md`

const BLOCK = /^(harm-type|outcome|age-band|plan-status|child-factor|family-factor):.*\n(?: .*\n)*/gm
/** The held record without any child-level value. */
const BARE = fixtureReview(HELD).replace(BLOCK, '')

/** The ways in which an author may write a list of terms. */
const STYLES: ReadonlyArray<(key: string, terms: readonly string[]) => string> = [
  (key, terms) => `${key}: [${terms.join(', ')}]\n`,
  (key, terms) => `${key}:   [ ${terms.map(term => `"${term}"`).join(' , ')} ]   # ${terms.join(' and ')}\n`,
  (key, terms) => `"${key}": [${terms.join(',\n  ')}]\n`,
  (key, terms) =>
    `${key}:\n${terms.map(term => `  - ${term}  # ${term}\n`).join('')}  # ${terms.join(' ')}\n`,
  (key, terms) => `${key}:\n${terms.map(term => `- {term: ${term}}\n`).join('')}`,
]

interface Held {
  key: string
  terms: readonly string[]
  style: number
}

/** Values for every child-level facet: at least one term each, in some way of writing. */
const values = fc.tuple(
  ...CHILD_FACETS.map(facet =>
    fc.record({
      key: fc.constant(facet.key),
      terms: fc.subarray(
        facet.terms.map(term => term.id),
        { minLength: 1, ...(facet.max !== undefined && { maxLength: facet.max }) },
      ),
      style: fc.nat(STYLES.length - 1),
    }),
  ),
)

const write = ({ key, terms, style }: Held) => STYLES[style]!(key, terms)
const sibling = (all: readonly Held[]) =>
  all
    .filter(({ key }) => key === 'sibling-group')
    .map(write)
    .join('')

const withValues = (all: readonly Held[], { crlf = false, fence = '---' } = {}) => {
  const front = withChange(BARE, 'area: Nowhere\n', `area: Nowhere\n${all.map(write).join('')}`)
  const text = withChange(
    front,
    'learning-pattern: management-system\n',
    `learning-pattern: management-system\n${sibling(all)}`,
  ).replace(/^---\n/, `${fence}\n`)
  return crlf ? text.replaceAll('\n', '\r\n') : text
}

const read = (text: string) => {
  const { problems, review } = parseReview(HELD_FILE, text, taxonomy, schema)
  expect(problems).toEqual([])
  return review!
}

/** What anybody may know of a review; lines of headings serve authors, and the digest of the file never leaves. */
const known = (review: Review) =>
  JSON.stringify({ ...toPublicReview(review, taxonomy), fileDigest: '' }, (key, value: unknown) =>
    key === 'line' ? 0 : value,
  )

describe('toPublicMarkdown and toPublicReview', () => {
  it('know the six facets of the library and the one invented for tests', () => {
    expect(CHILD_FACETS.map(({ key }) => key).toSorted()).toEqual([
      'age-band',
      'child-factor',
      'family-factor',
      'harm-type',
      'outcome',
      'plan-status',
      'sibling-group',
    ])
  })

  it('are the same whatever the values that are held, however they are written', () => {
    const layout = fc.record({ crlf: fc.boolean(), fence: fc.constantFrom('---', '---  ', '---\t') })
    fc.assert(
      fc.property(values, values, layout, (ours, theirs, how) => {
        const [one, other] = [withValues(ours, how), withValues(theirs, how)]
        expect(toPublicMarkdown(one, 'held', taxonomy)).toBe(toPublicMarkdown(other, 'held', taxonomy))
        expect(known(read(one))).toBe(known(read(other)))
      }),
      { numRuns: 25 },
    )
  })

  it.each(CHILD_FACETS.flatMap(facet => facet.terms.map(term => [facet.key, term.id] as const)))(
    'let nothing out of %s: %s',
    (key, term) => {
      const values = CHILD_FACETS.map((facet, index) => ({
        key: facet.key,
        terms: [facet.key === key ? term : facet.terms[0]!.id],
        style: index % STYLES.length,
      }))
      const review = read(withValues(values))
      const without = values.map(one =>
        one.key === key
          ? { ...one, terms: [taxonomy.facet(key)!.terms.find(({ id }) => id !== term)!.id] }
          : one,
      )
      expect(review.tags[key]).toEqual([{ term }])
      expect(toPublicReview(review, taxonomy).tags[key]).toBe('held')
      expect(known(review)).toBe(known(read(withValues(without))))
      expect(review.digest).toBe(read(withValues(without)).digest)
      expect(review.fileDigest).not.toBe(read(withValues(without)).fileDigest)
    },
  )

  it('leave the rest of the file as it is, to the letter', () => {
    const text = fixtureReview(HELD)
    const held = text.replace(BLOCK, (_, key: string) => `${key}: held\n`)
    expect(held).not.toBe(text)
    expect(toPublicMarkdown(text, 'held', taxonomy)).toBe(held)
    expect(toPublicMarkdown(text.replaceAll('\n', '\r\n'), 'held', taxonomy)).toBe(
      held.replaceAll('\n', '\r\n'),
    )
    expect(toPublicMarkdown(`\uFEFF${text}`, 'held', taxonomy)).toBe(`\uFEFF${held}`)
  })

  it('keep comments beside other fields, and none beside what is held', () => {
    const text =
      '---\n# about the record\nid: x # kept\nage-band: [1-5] # four\nplan-status: # until spring\n  - in-care\n# about the area\narea: Nowhere\n---\n\n## Summary\n'
    expect(toPublicMarkdown(text, 'held', taxonomy)).toBe(
      '---\n# about the record\nid: x # kept\nage-band: held\nplan-status: held\n# about the area\narea: Nowhere\n---\n\n## Summary\n',
    )
  })

  it('hold none of the other tags', () => {
    const review = toPublicReview(read(fixtureReview(HELD)), taxonomy)
    expect(review.tags).toMatchObject({
      record: [{ term: 'review' }],
      nation: [{ term: 'wales' }],
      agency: [{ term: 'police' }, { term: 'education' }, { term: 'childrens-social-care' }],
    })
    expect(review.findings[0]!.tags).toEqual(read(fixtureReview(HELD)).findings[0]!.tags)
  })

  it('change nothing where child detail is open', () => {
    const text = withChange(fixtureReview(HELD), 'child-detail: held', 'child-detail: open')
    expect(toPublicMarkdown(text, 'open', taxonomy)).toBe(text)
    expect(toPublicReview(read(text), taxonomy)).toEqual(read(text))
  })

  it('refuse to publish what cannot be read as a whole', () => {
    expect(() => toPublicMarkdown('>'.repeat(500), 'held', taxonomy)).toThrow('cannot be published')
  })
})

describe('Corpus', () => {
  it('never has the values that are held, in any part of it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'lessons-held-'))
    try {
      const detail = [
        { key: 'sibling-group', terms: ['large-sibling-group'], style: 3 },
        { key: 'harm-type', terms: ['induced-illness'], style: 0 },
        { key: 'outcome', terms: ['death-suicide'], style: 1 },
      ]
      await cp(FIXTURE_REVIEWS_DIR, dir, { recursive: true })
      await writeFile(join(dir, HELD_FILE), withValues(detail))
      const corpus = new Corpus(dir, taxonomy, await loadCorpus(dir, taxonomy))
      const everything = JSON.stringify([
        corpus.reviews,
        corpus.problems,
        corpus.keptOut,
        [...corpus.known],
        await corpus.body(HELD),
        await corpus.markdown(HELD),
      ])
      expect(corpus.review(HELD)!.tags).toMatchObject({
        'harm-type': 'held',
        outcome: 'held',
        'sibling-group': 'held',
      })
      expect(everything).toContain('harm-type: held')
      expect(
        ['large-sibling-group', 'induced-illness', 'death-suicide'].filter(term => everything.includes(term)),
      ).toEqual([])
    } finally {
      await rm(dir, { recursive: true })
    }
  })
})
