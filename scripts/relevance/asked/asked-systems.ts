import MiniSearch from 'minisearch'
import { AskedLibrary } from '../../../src/analysis/asked-before.ts'
import { FUNCTION_WORDS } from '../../../src/corpus/wording/function-words.ts'
import { createSimilar } from '../../../src/analysis/similar.ts'
import type { Snapshot } from '../../../src/analysis/snapshot.ts'
import { loadComparedItems, type ComparedItem } from '../similar-items.ts'
import { DEPTH, type System } from '../systems/system.ts'
import type { AskedSeed } from './load-asked-seeds.ts'

/** Something that is asked what was asked before. */
export interface AskedSystem extends Pick<System, 'name' | 'role'> {
  /** @returns ids of at most ten recommendations, nearest first */
  find(seed: AskedSeed): Promise<string[]>
}

/** What is compared, on the same recommendations. */
export interface AskedStarted {
  systems: AskedSystem[]
  library: AskedLibrary
  /** The recommendations with their texts, by id. */
  items: ReadonlyMap<string, ComparedItem>
}

/** The likeness of texts that the site has for anything, and MiniSearch (BM25+) without function words, beside ours. */
export async function startAsked(snapshot: Snapshot): Promise<AskedStarted> {
  const all = await loadComparedItems(snapshot)
  const items = new Map([...all].filter(([, { kind }]) => kind === 'recommendation'))
  const library = new AskedLibrary(snapshot.corpus.reviews, snapshot.taxonomy)
  const similar = createSimilar({ snapshot: () => snapshot })
  const miniSearch = new MiniSearch<ComparedItem>({
    fields: ['title', 'text'],
    searchOptions: { boost: { title: 2 } },
    processTerm: word => (FUNCTION_WORDS.has(word.toLowerCase()) ? null : word.toLowerCase()),
  })
  miniSearch.addAll([...items.values()])
  const ours: AskedSystem = {
    name: 'asked before',
    role: 'ours',
    // Without a cut-off, so that the order alone is compared.
    find: ({ text, to }) =>
      Promise.resolve(
        library
          .askedBefore({ text, to: to === undefined ? [] : [to] }, { limit: DEPTH, least: 0 })
          .map(({ id }) => id),
      ),
  }
  const plain: AskedSystem = {
    name: 'similar text',
    role: 'variant',
    find: async ({ text }) =>
      (await similar.similarToText(text, 'recommendation', DEPTH)).map(({ row }) => row.id),
  }
  const baseline: AskedSystem = {
    name: 'MiniSearch',
    role: 'baseline',
    find: ({ text }) =>
      Promise.resolve(
        miniSearch
          .search(text)
          .slice(0, DEPTH)
          .map(({ id }) => id as string),
      ),
  }
  return { systems: [ours, plain, baseline], library, items }
}
