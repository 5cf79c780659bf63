import { expect, it } from 'vitest'
import { nextInTurn } from '../../scripts/relevance/next-in-turn.ts'

it('takes the first of each list, then the second of each, past the end of the shorter', () => {
  expect(nextInTurn([['a', 'b', 'c'], ['x'], []])).toEqual(['a', 'x', 'b', 'c'])
  expect(nextInTurn([])).toEqual([])
})
