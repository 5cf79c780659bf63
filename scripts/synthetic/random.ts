import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chances that come out the same every time from the same seed. */
export interface Random {
  /** From 0 up to and without 1. */
  float(): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  /** True in this share of cases. */
  chance(share: number): boolean
  /** Any of a list, all alike. */
  any<T>(list: readonly T[]): T
  /** So many different ones of a list, in the order in which they are drawn; all where there are no more. */
  some<T>(list: readonly T[], count: number): T[]
}

/** @param seed of the whole; @param part a number of its own for each thing that is drawn by itself */
export function createRandom(seed: number, part = 0): Random {
  // Neighbouring seeds would begin alike; a large odd factor spreads them (Knuth, multiplicative hashing).
  const generator = xoroshiro128plus(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b))
  const float = () => (generator.next() >>> 0) / 2 ** 32
  const whole = (from: number, to: number) => from + Math.floor(float() * (to - from + 1))
  const any = <T>(list: readonly T[]) => list[Math.floor(float() * list.length)]!
  return {
    float,
    whole,
    chance: share => float() < share,
    any,
    some: (list, count) => {
      const left = [...list]
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(Math.floor(float() * left.length), 1),
      ).flat()
    },
  }
}

/**
 * Draws from a list as words are used: the first most often, the tenth about a tenth as often (Zipf's law, with the
 * shift of Mandelbrot so that the very first do not take it all).
 */
export function zipf<T>(list: readonly T[], shift = 2.7): (random: Random) => T {
  const sums = new Float64Array(list.length)
  let sum = 0
  for (let rank = 0; rank < list.length; rank++) sums[rank] = sum += 1 / (rank + 1 + shift)
  return random => {
    const drawn = random.float() * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > drawn) high = middle
      else low = middle + 1
    }
    return list[low]!
  }
}
