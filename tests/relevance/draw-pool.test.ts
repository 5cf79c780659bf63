import { describe, expect, it } from 'vitest'
import { drawPool } from '../../scripts/relevance/draw-pool.ts'

const MANY = Array.from({ length: 20 }, (_, at) => `2001-a/F${at}`)

describe('drawPool', () => {
  it('has each document of any list once', () => {
    const { query, docs } = drawPool('q001', [['b', 'a'], ['c', 'a'], []], new Set())
    expect(query).toBe('q001')
    expect(docs.toSorted()).toEqual(['a', 'b', 'c'])
  })

  it('leaves out what was judged for this query, and only for this one', () => {
    const judged = new Set(['q001 a', 'q002 b'])
    expect(drawPool('q001', [['a', 'b']], judged).docs).toEqual(['b'])
  })

  it('has an order that says nothing of the lists, and is the same each time', () => {
    const { docs } = drawPool('q001', [MANY], new Set())
    expect(docs).not.toEqual(MANY)
    expect(docs).not.toEqual(MANY.toSorted())
    expect(drawPool('q001', [MANY.slice(10), MANY.slice(0, 10).reverse()], new Set()).docs).toEqual(docs)
  })

  it('draws another order for another query', () => {
    expect(drawPool('q002', [MANY], new Set()).docs).not.toEqual(drawPool('q001', [MANY], new Set()).docs)
  })
})
