import { createSimilar } from '../../src/analysis/similar.ts'
import type { Snapshot } from '../../src/analysis/snapshot.ts'
import { loadSimilarSeeds, type SimilarSeed } from './load-similar-seeds.ts'
import { SIMILAR_SEEDS } from './paths.ts'
import { loadComparedItems, type ComparedItem } from './similar-items.ts'
import { createMiniSearchSimilar } from './systems/similar/minisearch.ts'
import { createOursSimilar, createTagsAlone, createWordsAlone } from './systems/similar/ours.ts'
import type { SimilarSystem } from './systems/similar/similar-system.ts'

/** Every system that finds what is alike, on the same items, and the seeds that they can be asked. */
export interface SimilarStarted {
  items: ReadonlyMap<string, ComparedItem>
  systems: readonly SimilarSystem[]
  seeds: readonly SimilarSeed[]
}

/** Leaves out seeds that are no longer in the library. */
export async function startSimilar(snapshot: Snapshot): Promise<SimilarStarted> {
  const items = await loadComparedItems(snapshot)
  const similar = createSimilar({ snapshot: () => snapshot })
  const seeds = await loadSimilarSeeds(SIMILAR_SEEDS)
  return {
    items,
    systems: [
      createOursSimilar(similar),
      createWordsAlone(similar, items),
      createTagsAlone(items, snapshot.taxonomy),
      ...createMiniSearchSimilar(items),
    ],
    seeds: seeds.filter(seed => !('to' in seed) || items.has(seed.to)),
  }
}
