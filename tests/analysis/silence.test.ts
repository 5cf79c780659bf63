import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { select } from '../../src/analysis/selection.ts'
import { countSilence, SILENCE_STATES, silenceTopics } from '../../src/analysis/silence.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import type { Review } from '../../src/corpus/review.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { reviewsIn } from '../library-fixture.ts'
import { aReview, tagged } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

const everyReview = (catalogue: Catalogue) => select(catalogue, { kind: 'review', filters: {}, area: [] })

describe('countSilence', () => {
  it('says of the reviews of the library what stands at the head of their files', async () => {
    const { reviews } = await loadCorpus(rootPath('reviews'), taxonomy)
    const catalogue = new Catalogue(reviews, taxonomy)
    const heads = (await reviewsIn('reviews')).map(path => ({
      id: basename(path, '.md'),
      considered: (parse(readFileSync(path, 'utf8').split(/^---$/m)[1]!) as Pick<Review, 'considered'>)
        .considered,
    }))
    for (const topic of silenceTopics(catalogue)) {
      const silence = countSilence(catalogue, topic, everyReview(catalogue))
      expect(silence.of).toBe(heads.length)
      for (const state of SILENCE_STATES) {
        const expected = heads.filter(({ considered }) => (considered[topic.id] ?? 'not-recorded') === state)
        expect(silence.reviews[state].map(({ id }) => id).sort(), `${topic.id} ${state}`).toEqual(
          expected.map(({ id }) => id).sort(),
        )
      }
    }
  })

  it('keeps not recorded apart from not considered, and assesses only reports that were read in full', () => {
    const graded = (id: string, grade: string, considered: Review['considered']) =>
      aReview({ id, considered, tags: { 'evidence-grade': tagged(grade), record: tagged('summary') } })
    const catalogue = new Catalogue(
      [
        graded('2019-nowhere-a', 'A', { supervision: 'not-considered' }),
        graded('2019-nowhere-b', 'A', {}),
        graded('2019-nowhere-c', 'B', { supervision: 'not-considered' }),
        graded('2019-nowhere-d', 'B', { supervision: 'not-stated' }),
        { ...graded('2019-nowhere-e', 'A', {}), tags: { record: tagged('demonstration') } },
      ],
      taxonomy,
    )
    const topic = silenceTopics(catalogue).find(({ id }) => id === 'supervision')!
    const silence = countSilence(catalogue, topic, everyReview(catalogue))
    expect(silence).toMatchObject({
      of: 4,
      assessed: { considered: 0, 'not-considered': 1, 'not-stated': 0, 'not-recorded': 1, of: 2 },
      notAssessed: 2,
    })
    expect(silence.reviews['not-considered'].map(({ id }) => id)).toEqual([
      '2019-nowhere-a',
      '2019-nowhere-c',
    ])
  })
})
