import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { topRows } from '../../../src/search/ranking/top-rows.ts'

describe('topRows', () => {
  // Few different scores, so that there are many equals.
  const scores = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 200 })

  it('gives what sorting all of them would give', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 250 }), (list, count) => {
        const all = [...list.keys()].filter(row => list[row]! > 0)
        const sorted = all.sort((a, b) => list[b]! - list[a]! || a - b).slice(0, count)
        expect(topRows(Float32Array.from(list), count)).toEqual(sorted)
      }),
    )
  })

  it('chooses among some rows, those without a score at the end', () => {
    fc.assert(
      fc.property(scores, fc.nat(), fc.integer({ min: 1, max: 50 }), (list, seed, count) => {
        const some = [...list.keys()].filter(row => (row * 7 + seed) % 3 === 0)
        const sorted = some.toSorted((a, b) => list[b]! - list[a]! || a - b).slice(0, count)
        expect(topRows(Float32Array.from(list), count, some)).toEqual(sorted)
      }),
    )
  })
})
