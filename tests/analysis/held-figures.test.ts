import { describe, expect, it } from 'vitest'
import { axesFor } from '../../src/analysis/axes.ts'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { crossTab } from '../../src/analysis/cross-tab.ts'
import { nationalFigures } from '../../src/analysis/national-figures.ts'
import { select } from '../../src/analysis/selection.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { rootPath } from '../../src/root-path.ts'
import { KINDS } from '../../src/taxonomy/facet.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import { readFile, rm } from 'node:fs/promises'
import { makeFolder, makeReviews, reviewsIn } from '../library-fixture.ts'

const HELD = '2020-nowhere-held-detail'
const taxonomy = await loadTaxonomy(rootPath('taxonomy'))

/** The library with another text of the held record. */
async function catalogueWith(change: (text: string) => string): Promise<Catalogue> {
  const folder = await makeFolder()
  try {
    const written = await readFile(rootPath(`tests/fixtures/reviews/${HELD}.md`), 'utf8')
    const files = (await reviewsIn('reviews')).slice(0, 10)
    const dir = await makeReviews(folder, files, { [`${HELD}.md`]: change(written) })
    const { reviews } = await loadCorpus(dir, taxonomy)
    expect(reviews.map(({ id }) => id)).toContain(HELD)
    return new Catalogue(reviews, taxonomy)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('figures of two libraries that differ only in held values', () => {
  it('are the same, whatever is counted', async () => {
    const one = await catalogueWith(text => text)
    const other = await catalogueWith(text =>
      text
        .replace(/^age-band: .*$/m, 'age-band: [under-1]')
        .replace(/^harm-type: .*$/m, 'harm-type: [neglect]')
        .replace(/^family-factor: .*$/m, 'family-factor: [domestic-abuse, young-parent]')
        .replace(/^child-factor: .*$/m, 'child-factor: []'),
    )
    let tables = 0
    for (const kind of KINDS)
      for (const { key } of axesFor(kind, taxonomy)) {
        const count = (catalogue: Catalogue) =>
          crossTab(catalogue, select(catalogue, { kind, filters: {}, area: [] }), {
            ...{ kind, rows: key, cols: key === 'published' ? 'agency' : 'published' },
          })
        expect(count(other), `${kind} by ${key}`).toEqual(count(one))
        tables += 1
      }
    expect(tables).toBeGreaterThan(40)
    expect(nationalFigures(other, () => true)).toEqual(nationalFigures(one, () => true))
  })
})
