import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicProblems } from '../../src/authoring/public-problems.ts'
import { Corpus } from '../../src/corpus/corpus.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { loadFixtureTaxonomy } from '../corpus/load-fixture-taxonomy.ts'
import { heldPairs, heldReview, writeHeld, type HeldPair, type HeldPart } from '../held-corpus.ts'
import { makeFolder, makeReviews } from '../library-fixture.ts'

const taxonomy = await loadFixtureTaxonomy()

async function problemsIn(write: (folder: string) => Promise<string>) {
  const folder = await makeFolder()
  try {
    const dir = await write(folder)
    const corpus = new Corpus(dir, taxonomy, await loadCorpus(dir, taxonomy))
    return { keptOut: corpus.keptOut, written: corpus.problems, shown: publicProblems(corpus) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One review, written as it is given. */
const problemsOf = (review: HeldPair['reviews'][number], text: string) =>
  problemsIn(folder => makeReviews(folder, [], { [`${review.id}.md`]: text }))

describe('publicProblems', () => {
  it('says the same whatever is held, in whatever way and over however many lines it is written', async () => {
    await fc.assert(
      fc.asyncProperty(heldPairs(taxonomy), async ({ reviews, one, other }) => {
        const [a, b] = [
          await problemsIn(folder => writeHeld(folder, reviews, one, 1)),
          await problemsIn(folder => writeHeld(folder, reviews, other, -1)),
        ]
        expect(b.shown).toEqual(a.shown)
        expect(a.keptOut).toEqual([])
        // A short summary is warned of in each, below the values.
        expect(a.shown.filter(({ rule }) => rule === 'summary-length')).toHaveLength(2)
      }),
      { numRuns: 20 },
    )
  })

  /** A fault that may stand among the values of a facet, and the word of it that nobody may read. */
  const FAULTS: ReadonlyArray<[name: string, values: (terms: readonly string[]) => string[], word: string]> =
    [
      ['a value that is misspelt', ([first = '']) => [`${first}xq`], 'xq'],
      ['a value that is twice there', ([first = '']) => [first, first], 'unsaid'],
      ['a value that is no term', () => ['zzyzx'], 'zzyzx'],
      ['two of them', () => ['zzyzx', 'yzzyx'], 'yzzyx'],
    ]

  it.each(FAULTS)('names the field and no word of %s', async (_, faulty, word) => {
    await fc.assert(
      fc.asyncProperty(heldPairs(taxonomy), async ({ reviews: [review], one: [held], other: [others] }) => {
        const shownOf = async (values: HeldPart) => {
          const { terms, style } = values['harm-type']!
          const wrong = { ...values, 'harm-type': { terms: faulty(terms), style } }
          const { keptOut, written, shown } = await problemsOf(review!, heldReview(review!, wrong))
          expect(keptOut).toEqual([`${review!.id}.md`])
          expect(written.length).toBeGreaterThan(0)
          const said = JSON.stringify(shown)
          for (const unsaid of [word, ...terms]) expect(said).not.toContain(unsaid)
          return shown
        }
        expect(await shownOf(held!)).toEqual(await shownOf(others!))
      }),
      { numRuns: 10 },
    )
  })

  it('says that a held value keeps its file out, at the name of its field and once', async () => {
    const [{ reviews, one }] = fc.sample(heldPairs(taxonomy), { numRuns: 1, seed: 1 }) as [HeldPair]
    const text = heldReview(reviews[0]!, {
      ...one[0],
      'harm-type': { terms: ['zzyzx', 'yzzyx'], style: 3 },
    })
    const { written, shown } = await problemsOf(reviews[0]!, text)
    expect(written.filter(({ rule }) => rule === 'term-unknown')).toHaveLength(2)
    const line = text.split('\n').findIndex(one => one.startsWith('harm-type')) + 1
    expect(shown.filter(({ rule }) => rule === 'term-unknown')).toEqual([
      expect.objectContaining({ line, column: 1, message: expect.any(String) as string }),
    ])
  })
})
