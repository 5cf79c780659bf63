import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/analysis/catalogue.ts'
import { loadCorpus } from '../../src/corpus/load-corpus.ts'
import { rootPath } from '../../src/root-path.ts'
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy.ts'
import type { aReview } from './a-review.ts'

const taxonomy = await loadTaxonomy(rootPath('taxonomy'))
const { reviews } = await loadCorpus(rootPath('reviews'), taxonomy)
const plain = new Catalogue(reviews, taxonomy)

/** Rows of every set of every facet, by what they say. */
const rowsOf = (catalogue: Catalogue) =>
  taxonomy.facets.map(({ key }) => {
    const { terms, none, held, notCoded } = catalogue.facet(key)
    const ofTerms = [...terms].map(([id, { all, effect, basis }]) => [
      id,
      all.rows(),
      ...Object.entries({ ...effect, ...basis }).map(([split, set]) => [split, set.rows()]),
    ])
    return [key, ofTerms, none.rows(), held.rows(), notCoded.rows()]
  })

describe('the sets of a catalogue', () => {
  it('are the same when they are brought back', () => {
    expect(plain.sets.some(byte => byte !== 0)).toBe(true)
    const again = new Catalogue(reviews, taxonomy, plain.sets.slice())
    expect(rowsOf(again)).toEqual(rowsOf(plain))
    expect(again.rows.map(row => row.tags)).toEqual(plain.rows.map(row => row.tags))
  })

  it('are taken as they are given, and not filled again', () => {
    const empty = new Catalogue(reviews, taxonomy, new Uint8Array(plain.sets.length))
    expect(empty.sets.every(byte => byte === 0)).toBe(true)
  })

  it('are filled anew where what is brought back is of another size', () => {
    for (const other of [plain.sets.slice(4), new Uint8Array(0), new Uint8Array(plain.sets.length + 4)])
      expect(rowsOf(new Catalogue(reviews, taxonomy, other))).toEqual(rowsOf(plain))
  })

  it('say of a value that is held no more than that it is', () => {
    const [review] = reviews as [ReturnType<typeof aReview>]
    const held = { ...review, tags: { ...review.tags, 'harm-type': 'held' as const } }
    const { terms, held: rows } = new Catalogue([held], taxonomy).facet('harm-type')
    expect(rows.count()).toBeGreaterThan(0)
    expect([...terms.values()].every(({ all }) => all.count() === 0)).toBe(true)
  })
})
