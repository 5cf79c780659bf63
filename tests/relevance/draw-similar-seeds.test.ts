import { describe, expect, it } from 'vitest'
import { drawHalves, drawSimilarSeeds, type Drawable } from '../../scripts/relevance/draw-similar-seeds.ts'

const REVIEWS = Array.from({ length: 40 }, (_, at) => `20${10 + at}-nowhere`)
const ALL: Drawable[] = REVIEWS.flatMap(review =>
  [1, 2, 3].flatMap(at => [
    { id: `${review}/F${at}`, kind: 'finding' as const, review },
    { id: `${review}/R${at}`, kind: 'recommendation' as const, review },
  ]),
)

describe('drawSimilarSeeds', () => {
  const drawn = drawSimilarSeeds(ALL, 7)

  it('draws twenty findings and then ten recommendations', () => {
    expect(drawn.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 20 }, () => 'finding'),
      ...Array.from({ length: 10 }, () => 'recommendation'),
    ])
  })

  it('draws once from a review at most', () => {
    expect(new Set(drawn.map(({ review }) => review)).size).toBe(drawn.length)
  })

  it('draws the same with the same seed, in whatever order the collection stands', () => {
    expect(drawSimilarSeeds(ALL.toReversed(), 7)).toEqual(drawn)
    expect(drawSimilarSeeds(ALL, 8)).not.toEqual(drawn)
  })

  it('does not simply take the first', () => {
    expect(drawn.map(({ review }) => review)).not.toEqual(REVIEWS.slice(0, 30))
  })

  it('draws what there is where there are too few reviews', () => {
    const few = ALL.filter(({ review }) => REVIEWS.indexOf(review) < 5)
    expect(drawSimilarSeeds(few, 7)).toHaveLength(5)
  })
})

describe('drawHalves', () => {
  it('gives each half as many, and tuning the odd one', () => {
    const count = (ids: readonly string[]) => {
      const halves = [...drawHalves(ids, 7).values()]
      return [halves.filter(half => half === 'tuning').length, halves.length]
    }
    expect(count(REVIEWS)).toEqual([20, 40])
    expect(count(REVIEWS.slice(0, 7))).toEqual([4, 7])
  })

  it('is the same with the same seed, in whatever order the ids come', () => {
    const ofIds = (ids: readonly string[], seed: number) => [...drawHalves(ids, seed)].sort()
    expect(ofIds(REVIEWS.toReversed(), 7)).toEqual(ofIds(REVIEWS, 7))
    expect(ofIds(REVIEWS, 8)).not.toEqual(ofIds(REVIEWS, 7))
  })
})
