// What the library shows beside a finding, and two readings of it: by its words alone and by its tags alone.
import { comparedTags, type ComparedTag } from '../../../../src/analysis/similar-tags.ts'
import { rarity, TITLE_MENTIONS } from '../../../../src/analysis/similar-weights.ts'
import type { Similar } from '../../../../src/analysis/similar.ts'
import type { Taxonomy } from '../../../../src/taxonomy/taxonomy.ts'
import { reviewOf, type SimilarSeed } from '../../load-similar-seeds.ts'
import type { ComparedItem } from '../../similar-items.ts'
import { POOLED, type SimilarSystem } from './similar-system.ts'

type Items = ReadonlyMap<string, ComparedItem>

export function createOursSimilar(similar: Similar): SimilarSystem {
  return {
    name: 'ours',
    role: 'ours',
    find: async seed => {
      const found =
        'to' in seed
          ? await similar.similarTo(seed.to, POOLED)
          : await similar.similarToText(seed.text, seed.kind, POOLED)
      return (found ?? []).map(({ row }) => row.id)
    },
  }
}

/** Asks as if the seed were pasted, with its title as often as a word of it counts, so that its tags say nothing. */
export function createWordsAlone(similar: Similar, items: Items): SimilarSystem {
  const toText = (seed: SimilarSeed) => {
    if ('text' in seed) return seed
    const { kind, title, text } = items.get(seed.to)!
    return { kind, text: [...Array.from({ length: TITLE_MENTIONS }, () => title), text].join('\n') }
  }
  return {
    name: 'ours, words alone',
    role: 'variant',
    find: async seed => {
      const { text, kind } = toText(seed)
      const found = await similar.similarToText(text, kind, items.size)
      return otherReviews(
        seed,
        found.map(({ row }) => row.id),
      )
    },
  }
}

/** The cosine of the tags as similar-weights.ts has it. A text has none. */
export function createTagsAlone(items: Items, taxonomy: Taxonomy): SimilarSystem {
  const tags = new Map([...items].map(([id, { row }]) => [id, comparedTags(row, taxonomy)]))
  const ofKind = (kind: string) => [...items.values()].filter(item => item.kind === kind)
  return {
    name: 'ours, tags alone',
    role: 'variant',
    find: async seed => {
      if ('text' in seed) return undefined
      const others = ofKind(items.get(seed.to)!.kind)
      const weigh = toWeigh(others.map(({ id }) => tags.get(id)!))
      const own = weigh(tags.get(seed.to)!)
      const scored = others.map(({ id }) => ({ id, score: dot(own, weigh(tags.get(id)!)) }))
      const best = scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)
      return otherReviews(
        seed,
        best.map(({ id }) => id),
      )
    },
  }
}

/** The first that are not of the review of the seed. */
export function otherReviews(seed: SimilarSeed, ids: readonly string[]): string[] {
  return ids.filter(id => !('to' in seed) || reviewOf(id) !== reviewOf(seed.to)).slice(0, POOLED)
}

/** Makes what gives tags as a vector of length one. @param all the tags of every item */
function toWeigh(
  all: ReadonlyArray<readonly ComparedTag[]>,
): (tags: readonly ComparedTag[]) => Map<string, number> {
  const carrying = new Map<string, number>()
  for (const { key } of all.flat()) carrying.set(key, (carrying.get(key) ?? 0) + 1)
  return tags => {
    const weights = tags.map(({ weight, key }) => weight * rarity(all.length, carrying.get(key) ?? 0))
    const length = Math.hypot(...weights)
    return new Map(tags.map(({ key }, at) => [key, weights[at]! / length]))
  }
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  return [...a].reduce((sum, [key, weight]) => sum + weight * (b.get(key) ?? 0), 0)
}
