import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KEY_LENGTH, matchKeyOf, rowsOfKeys } from '../../src/search/match-keys.ts'
import { readMatchKeys } from '../../src/search/read-match-keys.ts'
import type { Catalogue } from '../../src/analysis/catalogue.ts'

const catalogueOf = (ids: readonly string[]) =>
  ({ size: ids.length, rows: ids.map((id, number) => ({ id, number })) }) as unknown as Catalogue

const keysOf = (ids: readonly string[]) => Buffer.from(ids.map(matchKeyOf).join(''), 'latin1')

describe('keys of records', () => {
  it('have one length and one form, and are the same every time', () => {
    fc.assert(
      fc.property(fc.string(), id => {
        expect(matchKeyOf(id)).toMatch(new RegExp(`^[a-z2-7]{${KEY_LENGTH}}$`))
        expect(matchKeyOf(id)).toBe(matchKeyOf(id))
      }),
    )
  })

  it('lead back to the rows they were made from, whatever the size of the catalogue', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 300 }), fc.nat(), (ids, seed) => {
        const chosen = ids.filter((_, at) => (seed >>> (at % 31)) & 1)
        const rows = rowsOfKeys(keysOf(chosen), catalogueOf(ids)).rows()
        expect(rows.map(row => ids[row]).toSorted()).toEqual(chosen.toSorted())
      }),
    )
  })

  it('of records that are not in the catalogue are passed over', () => {
    expect(rowsOfKeys(keysOf(['gone', 'here']), catalogueOf(['here', 'other'])).rows()).toEqual([0])
    expect(rowsOfKeys(keysOf(['gone']), catalogueOf([])).rows()).toEqual([])
  })
})

describe('readMatchKeys', () => {
  const answer = (ids: readonly string[]) =>
    Buffer.from(
      JSON.stringify({
        hits: [],
        query: '"matchKey":{',
        facetDistribution: { matchKey: Object.fromEntries(ids.map(id => [matchKeyOf(id), 1])) },
        facetStats: {},
      }),
    )

  it.each([[[]], [['one']], [['one', 'two', 'three']]])('reads the keys of %j off an answer', ids => {
    expect(Buffer.from(readMatchKeys(answer(ids)))).toEqual(keysOf(ids))
  })

  it('refuses an answer without keys, or with keys of another form', () => {
    expect(() => readMatchKeys(Buffer.from('{"hits":[]}'))).toThrow('no keys')
    expect(() => readMatchKeys(Buffer.from('{"facetDistribution":{"matchKey":{"short":1}}}'))).toThrow(
      'another form',
    )
    expect(() =>
      readMatchKeys(Buffer.from(`{"facetDistribution":{"matchKey":{"${matchKeyOf('twice')}":12}}}`)),
    ).toThrow('another form')
  })
})
