import { describe, expect, it } from 'vitest'
import { parseReview } from '../../src/corpus/parse-review.ts'
import { createReviewSchema } from '../../src/corpus/review-schema.ts'
import { withChange } from './fixture-review.ts'
import { loadFixtureTaxonomy } from './load-fixture-taxonomy.ts'
import { PLACES, UNPLANTED } from './planted-places.ts'

const taxonomy = await loadFixtureTaxonomy()
const schema = createReviewSchema(taxonomy)
const base = UNPLANTED.replace('record: demonstration', 'record: review')

const disclosed = (text: string) =>
  parseReview('2019-nowhere-base.md', text, taxonomy, schema).problems.filter(({ rule }) =>
    rule.startsWith('disclosure-'),
  )

describe('a text that is written for the library', () => {
  it('names nobody to begin with', () => {
    expect(disclosed(base)).toEqual([])
  })

  it.each(PLACES)('is stopped where a name stands in %s', (_, from, to) => {
    const found = disclosed(withChange(base, from, to))
    expect(found.map(({ rule }) => rule)).toContain('disclosure-name')
    expect(found.every(({ severity, line }) => severity === 'error' && line > 0)).toBe(true)
  })

  it('may give a name that a source has made public, in its title and among its names only', () => {
    const known = withChange(
      base,
      '  - {name: The Nowhere review, source: S1}',
      '  - {name: Callum Placeholder, source: S1}',
    )
    const living = withChange(known, '"Invented for tests"', '"The death of Callum Placeholder"')
    // A living child is named nowhere, and none who may be the victim of a sexual offence.
    const names = ['Callum Placeholder', 'Callum Placeholder']
    expect(disclosed(living).map(({ met }) => met)).toEqual(names)
    const titled = withChange(living, 'outcome: [no-serious-harm]', 'outcome: [death-maltreatment]')
    expect(disclosed(titled)).toEqual([])
    const offence = withChange(titled, 'harm-type: [neglect]', 'harm-type: [neglect, sexual-abuse-family]')
    expect(disclosed(offence).map(({ met }) => met)).toEqual(names)
    expect(
      disclosed(withChange(titled, 'A letter went', 'Callum Placeholder went')).map(({ met }) => met),
    ).toEqual(['Callum Placeholder'])
  })
})
